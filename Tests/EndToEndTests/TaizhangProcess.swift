import Foundation

/// One run of the built program.
struct TaizhangProcess {
  var status: Int32
  /// Whether a signal ended it, and not the program itself.
  var isKilled: Bool
  var output: String
  var errors: String

  /// The program, which lies beside the tests' own.
  static let path: String = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("taizhang").path
  }()

  /// Runs the program to its end.
  ///
  /// - Parameter environment: Added to an environment that has nothing but a search path.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil
  ) throws -> TaizhangProcess {
    try run(program: path, arguments, environment: environment, in: folder)
  }

  /// Runs a shell command in which `$TAIZHANG` is the program.
  static func shell(_ command: String, in folder: String? = nil) throws -> TaizhangProcess {
    try run(
      program: "/bin/sh", ["-c", command], environment: ["TAIZHANG": path], in: folder)
  }

  /// A process that is not yet running, with its outputs thrown away.
  static func make(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = [:]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }

  private static func run(
    program: String, _ arguments: [String], environment: [String: String], in folder: String?
  ) throws -> TaizhangProcess {
    // Files and not pipes: a pipe that is full would have to be read while the program runs.
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("taizhang-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let output = scratch.appendingPathComponent("output")
    let errors = scratch.appendingPathComponent("errors")
    for file in [output, errors] { try Data().write(to: file) }

    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return TaizhangProcess(
      status: process.terminationStatus, isKilled: process.terminationReason == .uncaughtSignal,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}
