import CFuzzer

/// What the executables call: each property over the bytes that libFuzzer hands them.
public enum Fuzzer {
  /// Runs libFuzzer with the arguments of the process; does not return before it ends.
  public static func run(_ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt) {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = CommandLine.unsafeArgv
    _ = LLVMFuzzerRunDriver(&count, &arguments, test)
  }

  public static func zip(_ bytes: [UInt8]) { report(ReaderProperties.faultOfZip(bytes)) }
  public static func sheet(_ bytes: [UInt8]) { report(ReaderProperties.faultOfSheet(bytes)) }
  public static func csv(_ bytes: [UInt8]) { report(ReaderProperties.faultOfCSV(bytes)) }
  public static func markup(_ bytes: [UInt8]) { report(ReaderProperties.faultOfMarkup(bytes)) }

  public static func sharedStrings(_ bytes: [UInt8]) {
    report(ReaderProperties.faultOfSharedStrings(bytes))
  }

  public static func definitions(_ bytes: [UInt8], in directory: String) {
    report(try? DefinitionsProperty.fault(ofPipeline: bytes, in: directory))
  }

  /// A trap is how libFuzzer is told of a finding.
  private static func report(_ fault: String?) {
    if let fault { fatalError(fault) }
  }
}
