@testable import Spreadsheets

/// Parses a text that is shown to the parser so many bytes at a time.
func records(
  of text: [UInt8], delimiter: Character = ",", quote: Character = "\"", chunkLength: Int = .max
) -> [[String]] {
  records(
    of: text,
    CSVDialect(delimiter: delimiter.asciiValue ?? 0, quote: quote.asciiValue ?? 0),
    chunkLength: chunkLength)
}

func records(of text: [UInt8], _ dialect: CSVDialect, chunkLength: Int = .max) -> [[String]] {
  var parser = CSVParser(dialect)
  var records: [[String]] = []
  var start = 0
  var shown = 0
  while true {
    let isLast = shown >= text.count
    let step = text.withUnsafeBytes {
      parser.parse(UnsafeRawBufferPointer(rebasing: $0[start..<max(start, shown)]), isLast: isLast)
    }
    switch step {
    case .needsMore:
      shown = chunkLength > text.count - shown ? text.count : shown + chunkLength
    case .record(let length):
      records.append(
        parser.fields.map { field in
          var bytes = Array(text[(start + Int(field.start))..<(start + Int(field.end))])
          if field.needsUnescaping {
            let length = bytes.withUnsafeMutableBufferPointer {
              CSVField.unescape($0, form: field.form, dialect: dialect)
            }
            bytes.removeSubrange(length...)
          }
          return String(decoding: bytes, as: UTF8.self)
        })
      start += length
    case .end, .tooManyColumns:
      return records
    }
  }
}

/// The cells of a text table, with `nil` for the empty ones, by row number.
func rows(
  of content: [UInt8], limits: ReadLimits = ReadLimits()
) throws -> [Int: [String?]] {
  let file = try CSVFile(
    mapped: MappedFile(copying: content, name: "t.csv"), name: "t.csv", limits: limits)
  let reader = try file.rows(of: file.sheets[0])
  var rows: [Int: [String?]] = [:]
  var row = Row()
  while try reader.read(into: &row) {
    var cells: [String?] = []
    for cell in row.cells {
      while cells.count + 1 < cell.column { cells.append(nil) }
      cells.append(row.text(of: cell))
    }
    rows[row.number] = cells
  }
  return rows
}

extension TextEncoding {
  /// The encodings that can be told from the bytes alone.
  static let detected: [TextEncoding] = [.utf8, .utf16LittleEndian, .utf16BigEndian, .gb18030]

  /// The codes of GB18030 by character, from the tables that decode them.
  private static let gb18030Codes: [UInt32: [UInt8]] = {
    var codes: [UInt32: [UInt8]] = [:]
    for first in UInt8(0x81)...0xFE {
      for second in UInt8(0x40)...0xFE where second != 0x7F {
        codes[GB18030.shared.character(first, second)] = [first, second]
      }
    }
    for first in [UInt8](0x81...0x84) + [0x94, 0x95] {
      for second in UInt8(0x30)...0x39 {
        for third in UInt8(0x81)...0xFE {
          for fourth in UInt8(0x30)...0x39 {
            if let scalar = GB18030.shared.character(first, second, third, fourth) {
              codes[scalar] = [first, second, third, fourth]
            }
          }
        }
      }
    }
    return codes
  }()

  /// A text in this encoding; characters that the table above leaves out are `?`.
  func encoded(_ text: String) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .utf16LittleEndian:
      text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    case .utf16BigEndian:
      text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .gb18030:
      text.unicodeScalars.flatMap {
        $0.isASCII
          ? [UInt8(truncatingIfNeeded: $0.value)] : Self.gb18030Codes[$0.value] ?? [0x3F]
      }
    case .windows1252:
      text.unicodeScalars.map { $0.value < 0x100 ? UInt8(truncatingIfNeeded: $0.value) : 0x3F }
    }
  }

  /// U+FEFF in this encoding.
  var byteOrderMark: [UInt8] { encoded("\u{FEFF}") }
}
