@testable import Spreadsheets

extension ReaderProperties {
  /// Reads an archive: all entries, in large steps and in small ones, and the workbook that it may be.
  static func faultOfZip(_ bytes: [UInt8]) -> String? {
    guard let mapped = try? MappedFile(copying: bytes, name: "f.xlsx") else { return nil }
    _ = FormatSniffer.sniff(mapped.bytes)
    if let archive = try? ZipArchive(file: mapped, limits: limits) {
      for entry in archive.entries {
        if content(of: entry, in: archive, step: 4_096) != content(of: entry, in: archive, step: 61)
        {
          return "an entry read in small steps differs"
        }
      }
    }
    guard let file = try? XLSXFile(mapped: mapped, name: "f.xlsx", limits: limits) else {
      return nil
    }
    return fault(of: file)
  }

  /// `nil` where the entry is refused.
  private static func content(
    of entry: ZipEntry, in archive: ZipArchive, step: Int
  ) -> [UInt8]? {
    guard let stream = try? archive.open(entry, at: SourcePosition(file: "f.xlsx")) else {
      return nil
    }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: step)
    do {
      while true {
        let count = try buffer.withUnsafeMutableBytes { try stream.read(into: $0) }
        if count == 0 { return content }
        content += buffer[..<count]
      }
    } catch {
      return nil
    }
  }
}
