import Foundation

/// Writes a CSV file that Excel and WPS open right: UTF-8 with a byte-order mark, CRLF, RFC 4180 quoting.
///
/// A text that a spreadsheet program would take for a formula gets a leading `'`, so that nothing that a
/// sender typed can run on the analyst's machine.
final class CSVWriter {
  private let path: String
  private let file: FileHandle
  private var buffer: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(path: String, header: [String]) throws(ReportError) {
    self.path = path
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw ReportError(path: path, reason: String(cString: strerror(errno))) }
    self.file = file
    try write(header.map { .text($0) })
  }

  /// One cell: numbers are written as they are, only texts are guarded.
  enum Cell {
    case blank
    case number(String)
    case text(String)

    init(_ text: String?) { self = text.map { .text($0) } ?? .blank }
    init(_ number: Int?) { self = number.map { .number("\($0)") } ?? .blank }
  }

  func write(_ cells: [Cell]) throws(ReportError) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      switch cell {
      case .blank: break
      case .number(let text): buffer.append(contentsOf: text.utf8)
      case .text(let text): append(text)
      }
    }
    buffer.append(UInt8(ascii: "\r"))
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Called once, after the last row.
  func close() throws(ReportError) {
    try flush()
    do {
      try file.close()
    } catch {
      throw ReportError(path: path, reason: error.localizedDescription)
    }
  }

  private func flush() throws(ReportError) {
    do {
      try file.write(contentsOf: buffer)
    } catch {
      throw ReportError(path: path, reason: String(cString: strerror(errno)))
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func append(_ text: String) {
    let guarded = CSVWriter.guarded(text)
    let needsQuotes = guarded.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else {
      buffer.append(contentsOf: guarded.utf8)
      return
    }
    buffer.append(UInt8(ascii: "\""))
    for byte in guarded.utf8 {
      if byte == UInt8(ascii: "\"") { buffer.append(byte) }
      buffer.append(byte)
    }
    buffer.append(UInt8(ascii: "\""))
  }

  /// The text, with a leading `'` where it would start a formula (`=`, `+`, `-`, `@`, tab, CR; their
  /// full-width forms too, which Excel folds).
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    switch first {
    case "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠": return "'" + text
    default: return text
    }
  }
}
