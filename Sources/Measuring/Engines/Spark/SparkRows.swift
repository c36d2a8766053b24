import Foundation
import LedgerStore

/// Reads JSON lines, an object each, whose members are numbers, texts, TRUE or FALSE: what Spark writes, and what is exported to it.
struct SparkRows {
  private let columns: [String: Int]

  /// - Parameter columns: Names of members, in the order of a row's values. What a line has no member for is NULL.
  init(columns: [String]) {
    self.columns = Dictionary(
      zip(columns, columns.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Calls `body` with the rows of all JSON files below a folder, in the order of their paths: Spark numbers the parts of a result in its order.
  func forEachRow(in folder: String, _ body: ([Ledger.Value]) throws -> Void) throws {
    let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
      .filter { path in
        path.hasSuffix(".json") && !path.split(separator: "/").contains { $0.hasPrefix(".") }
      }
    for path in paths.sorted(by: SparkRows.areInOrder) {
      guard let data = FileManager.default.contents(atPath: folder + "/" + path) else { continue }
      for line in data.split(separator: UInt8(ascii: "\n")) {
        guard let row = row(line) else { throw SparkError(.unreadableResult, path: folder) }
        try body(row)
      }
    }
  }

  /// Numbers within paths count as such: `_shard=10` comes after `_shard=9`.
  private static func areInOrder(_ a: String, _ b: String) -> Bool {
    a.compare(b, options: [.numeric, .literal]) == .orderedAscending
  }

  /// The values of a line; `nil` where it is no object of plain values.
  func row(_ line: some Collection<UInt8>) -> [Ledger.Value]? {
    var reader = Reader(bytes: Array(line))
    var row = [Ledger.Value](repeating: .null, count: columns.count)
    guard reader.take("{") else { return nil }
    if reader.take("}") { return row }
    repeat {
      guard let name = reader.text(), reader.take(":"), let value = reader.value() else {
        return nil
      }
      if let column = columns[name] { row[column] = value }
    } while reader.take(",")
    return reader.take("}") && reader.isAtEnd ? row : nil
  }

  /// RFC 8259, for the values that a row has.
  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    var isAtEnd: Bool { at == bytes.count }

    private mutating func skipBlanks() {
      while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 || bytes[at] == 0x0D {
        at += 1
      }
    }

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
      skipBlanks()
      guard at < bytes.count, bytes[at] == UInt8(ascii: sign) else { return false }
      at += 1
      skipBlanks()
      return true
    }

    mutating func value() -> Ledger.Value? {
      skipBlanks()
      guard at < bytes.count else { return nil }
      if bytes[at] == UInt8(ascii: "\"") { return text().map { .text($0) } }
      let start = at
      while at < bytes.count, bytes[at] != UInt8(ascii: ","), bytes[at] != UInt8(ascii: "}") {
        at += 1
      }
      let word = String(decoding: bytes[start..<at], as: UTF8.self).trimmingCharacters(
        in: .whitespaces)
      switch word {
      case "null": return .null
      case "true": return .integer(1)
      case "false": return .integer(0)
      default: return Int64(word).map { .integer($0) } ?? Double(word).map { .real($0) }
      }
    }

    mutating func text() -> String? {
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return nil }
      at += 1
      let start = at
      while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") {
        at += 1
      }
      guard at < bytes.count else { return nil }
      if bytes[at] == UInt8(ascii: "\"") {
        at += 1
        return String(decoding: bytes[start..<(at - 1)], as: UTF8.self)
      }
      // A text with escapes is seldom, and Foundation knows them all.
      while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
        at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard at < bytes.count else { return nil }
      at += 1
      return try? JSONDecoder().decode(String.self, from: Data(bytes[(start - 1)..<at]))
    }
  }
}
