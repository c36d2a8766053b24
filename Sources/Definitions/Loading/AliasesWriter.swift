import Foundation

/// Adds headings to the `aliases.csv` of a pipeline.
public enum AliasesWriter {
  public enum Failure: Error, Hashable, Sendable {
    /// The file is there and not in UTF-8, so that nothing can be added as it stands.
    case notUTF8
    /// The system's error.
    case unwritable(Int32)
  }

  /// - Parameters:
  ///   - rows: Rows of CSV, `member,branch,所在支部`.
  ///   - directory: The pipeline's folder.
  public static func append(_ rows: [String], to directory: String) throws(Failure) {
    let path = "\(directory)/\(AliasesFile.path)"
    var text = "\u{FEFF}" + AliasesFile.header.joined(separator: ",") + "\r\n"
    if let data = FileManager.default.contents(atPath: path), !data.isEmpty {
      guard let there = String(validating: data, as: UTF8.self) else { throw .notUTF8 }
      let endsWithLine = data.last == UInt8(ascii: "\n") || data.last == UInt8(ascii: "\r")
      text = endsWithLine ? there : there + "\r\n"
    }
    text += rows.map { $0 + "\r\n" }.joined()
    do {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw .unwritable(errno)
    }
  }
}
