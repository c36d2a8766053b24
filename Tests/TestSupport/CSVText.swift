import Foundation

/// A naive CSV reader for tests: quotes, doubled quotes, CRLF, a byte-order mark, and nothing else.
public enum CSVText {
  /// The records of a file by its header's names; an empty field is absent.
  public static func records(atPath path: String) throws -> [[String: String]] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    var rows = rows(of: String(decoding: data, as: UTF8.self))
    guard !rows.isEmpty else { return [] }
    let header = rows.removeFirst()
    return rows.map { row in
      Dictionary(zip(header, row).filter { !$1.isEmpty }, uniquingKeysWith: { $1 })
    }
  }

  /// The records as they stand, the header first.
  public static func rows(of text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    var scalars = Substring(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
      .unicodeScalars
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        scalars.removeFirst()
        field.unicodeScalars.append(scalar)
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(field)
        field = ""
      case "\r" where !isQuoted: continue
      case "\n" where !isQuoted:
        rows.append(row + [field])
        row = []
        field = ""
      default: field.unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}
