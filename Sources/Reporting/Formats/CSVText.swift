/// CSV that Excel and WPS open right: UTF-8 with a byte-order mark, CRLF, RFC 4180 quoting.
///
/// A text that a spreadsheet program would take for a formula gets a leading `'`, so that nothing that a
/// sender typed can run on the analyst's machine.
struct CSVText {
  private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  init(header: [String]) { add(header.map { .text($0) }) }

  /// One cell: numbers are written as they are, only texts are guarded.
  enum Cell {
    case blank
    case number(String)
    case text(String)

    init(_ text: String?) { self = text.map { .text($0) } ?? .blank }
    init(_ number: Int?) { self = number.map { .number("\($0)") } ?? .blank }
  }

  mutating func add(_ cells: [Cell]) {
    let start = bytes.count
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .blank: break
      case .number(let text): bytes.append(contentsOf: text.utf8)
      case .text(let text): append(text)
      }
    }
    // A line with nothing on it would be no record.
    if cells.count == 1, bytes.count == start { bytes += Array("\"\"".utf8) }
    bytes.append(UInt8(ascii: "\r"))
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Forgets what is written already.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private mutating func append(_ text: String) {
    let guarded = CSVText.guarded(text)
    let needsQuotes = guarded.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else {
      bytes.append(contentsOf: guarded.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in guarded.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The text, with a leading `'` where it would start a formula (`=`, `+`, `-`, `@`, tab, CR, LF;
  /// their full-width forms too, which Excel folds).
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    switch first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return "'" + text
    default: return text
    }
  }
}
