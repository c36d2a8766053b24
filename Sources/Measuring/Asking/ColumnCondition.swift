import LedgerStore

/// `town=青样镇`, `town!=青样镇`, `town~青`: what the rows of an answer must have in a column. The value is
/// bound, never a part of the SQL.
public struct ColumnCondition: Hashable, Sendable {
  public enum Comparison: Hashable, Sendable { case equal, notEqual, contains }

  /// As it was written: a name or a title.
  public var column: String
  public var comparison: Comparison
  public var value: String

  public init(column: String, comparison: Comparison, value: String) {
    self.column = column
    self.comparison = comparison
    self.value = value
  }

  /// - Throws: `AskError` where there is no sign between a column and a value.
  public init(_ text: String) throws {
    // Chinese keyboards write these signs wide.
    let sign = text.firstIndex { "=~!＝～！≠".contains($0) }
    guard let sign, sign > text.startIndex else { throw AskError(.conditionForm, text) }
    let column = String(text[..<sign]).trimmed
    let rest = text[sign...]
    for (spelling, comparison) in Self.signs where rest.hasPrefix(spelling) {
      self.init(
        column: column, comparison: comparison,
        value: String(rest.dropFirst(spelling.count)).trimmed)
      return
    }
    throw AskError(.conditionForm, text)
  }

  private static let signs: [(String, Comparison)] = [
    ("!=", .notEqual), ("！＝", .notEqual), ("！=", .notEqual), ("≠", .notEqual), ("==", .equal),
    ("=", .equal), ("＝", .equal), ("~", .contains), ("～", .contains),
  ]

  /// The condition over a column of that name, with a `?` for the value. Without a value, blank is meant.
  func sql(column: String) -> String {
    let name = SQL.quoted(column)
    // A whole number is written without a point, whatever the column's type.
    let text =
      "CAST(CASE WHEN typeof(\(name)) = 'real' AND \(name) = CAST(\(name) AS INTEGER) THEN CAST(\(name) AS INTEGER) ELSE \(name) END AS TEXT)"
    return switch comparison {
    case .equal where value.isEmpty: "COALESCE(\(text), '') = ?"
    // What the figures call not known.
    case .equal where value == MetricRunner.unknownGroup: "COALESCE(\(text), '') IN ('', ?)"
    case .equal: "\(text) = ?"
    case .notEqual: "COALESCE(\(text), '') <> ?"
    case .contains: "instr(\(text), ?) > 0"
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    let isKept: (Character) -> Bool = { !$0.isWhitespace }
    guard let first = firstIndex(where: isKept), let last = lastIndex(where: isKept) else {
      return ""
    }
    return String(self[first...last])
  }
}
