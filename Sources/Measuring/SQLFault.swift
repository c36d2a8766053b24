import Definitions
import LedgerStore

/// Puts what the database says of a query in the analyst's words and at the place in the definitions.
public struct SQLFault {
  /// What the database said, and what it was about: `no such column`, `m.brnch`.
  private let message: String
  private let subject: String
  private let kind: String

  init(_ message: String) {
    self.message = message
    if message.hasPrefix("near \""), let end = message.range(of: "\": ") {
      kind = "near"
      subject = String(message[message.index(message.startIndex, offsetBy: 6)..<end.lowerBound])
      return
    }
    let parts = message.split(separator: ": ", maxSplits: 1)
    kind = String(parts[0])
    // Newer versions go on: `"x" - should this be a string literal in single-quotes?`
    let named = parts.count > 1 ? parts[1].split(separator: " - ").first.map(String.init) ?? "" : ""
    let name = named.filter { $0 != "\"" }
    subject = name.hasPrefix("main.") ? String(name.dropFirst("main.".count)) : name
  }

  /// Runs what a query is part of; a refusal of the database becomes a fault of the definitions.
  ///
  /// - Throws: `DefinitionError`, or what else `body` throws.
  public static func locating<R>(_ sql: SQLText, _ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch let error as LedgerError {
      guard case .sql(let message) = error.kind else { throw error }
      throw DefinitionError(faults: [SQLFault(message).fault(in: sql, tables: [], columns: [])])
    }
  }

  /// Whether the fault is that this table is missing.
  func isMissing(table: Set<String>) -> Bool { kind == "no such table" && table.contains(subject) }

  /// - Parameters:
  ///   - tables: The names of tables that might have been meant.
  ///   - columns: Those of columns.
  func fault(in sql: SQLText, tables: [String], columns: [String]) -> DefinitionFault {
    // The name is looked for in the text, so that the fault points at it.
    let name = subject.split(separator: ".").last.map(String.init) ?? subject
    let tokens = SQLLexer(sql.text).filter { $0.name == name }
    // A sign or keyword may stand in many places, of which the database does not say the one it means.
    let token = kind == "near" && tokens.count > 1 ? nil : tokens.first
    let known = kind == "no such table" ? tables : kind == "no such column" ? columns : []
    return DefinitionFault(
      code: "sql", location: token.map { sql.location(atUTF8Offset: $0.offset) } ?? sql.location,
      message: words, suggestion: token == nil ? nil : NearestName.find(name, in: known))
  }

  private var words: LocalizedText {
    let chinese =
      switch kind {
      case "no such column": "SQL 里的列“\(subject)”不存在"
      case "no such table": "SQL 里的表“\(subject)”不存在"
      case "no such function": "SQL 里的函数“\(subject)”不存在"
      case "ambiguous column name": "SQL 里的列“\(subject)”在几张表里都有，请写明是哪张表的"
      case "near": "SQL 在“\(subject)”附近写得不对"
      case "incomplete input": "SQL 没有写完"
      default: "SQL 有错（\(message)）"
      }
    return LocalizedText(chinese, "the SQL is wrong: \(message)")
  }
}
