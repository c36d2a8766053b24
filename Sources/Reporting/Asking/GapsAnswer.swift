import Definitions
import LedgerStore
import Measuring

/// Whom a metric is still waiting for: a list, or the number of them in each group.
public struct GapsAnswer {
  /// What a text shows where nobody says how many rows; files hold all.
  private static let linesOfText = 40

  private let ledger: Ledger
  private let query: PopulationQuery
  private let groups: [String]
  private let limit: Int?
  private let disclosure: Disclosure
  private let language: Language

  /// - Parameters:
  ///   - metric: Its name or its title.
  ///   - groups: The columns whose groups are counted; none where the rows are listed.
  public init(
    _ metric: String, where conditions: [ColumnCondition] = [], by groups: [String] = [],
    limit: Int? = nil, in ledger: Ledger, isUnmasked: Bool = false, language: Language
  ) throws {
    self.ledger = ledger
    self.groups = groups
    self.limit = limit
    self.language = language
    disclosure = try Disclosure(ledger, isUnmasked: isUnmasked)
    query = try PopulationQuery(
      try MetricFinder(ledger).metric(metric), where: conditions, in: ledger)
    if query.metric.isCount { throw AskError(.noRows, query.metric.metric) }
  }

  /// Hands the answer on in pieces, until `sink` says that nobody reads on.
  public func write(as format: AnswerFormat, to sink: (String) throws -> Bool) throws {
    let rows = groups.isEmpty ? try query.rows(.notMet) : try query.groups(by: groups)
    let table = AnswerTable(
      rows: rows, ledger: ledger, disclosure: disclosure, language: language)
    switch format {
    case .text: _ = try sink(text(table))
    case .csv: try table.writeCSV(limit: limit, to: sink)
    case .json: _ = try sink(json(table))
    }
  }

  private func text(_ table: AnswerTable) throws -> String {
    let shown = limit ?? GapsAnswer.linesOfText
    let count = try table.rows.count(in: ledger)
    var text = "\(query.metric.title)  \(try ledger.fact("period") ?? "")\n"
    text += AnswerWords.counts(try query.total(), language) + "\n"
    guard count > 0 else { return text }
    text += "\n" + (try table.text(limit: shown))
    if count > shown {
      text +=
        LocalizedText(
          "…… 还有 \(count - shown) 行；全部用 --limit \(count) 或 --format csv\n",
          "… \(count - shown) more; all with --limit \(count) or --format csv\n")[language]
    }
    return text
  }

  private func json(_ table: AnswerTable) throws -> String {
    let total = try query.total()
    return JSONText.Value.object([
      ("period", .init(try ledger.fact("period"))), ("metric", .text(query.metric.metric)),
      ("title", .text(query.metric.title)), ("met", .integer(total.met)),
      ("not_met", .integer(total.notMet)), ("unknown", .integer(total.unknown)),
      ("excluded", .integer(total.excluded)),
      (groups.isEmpty ? "rows" : "groups", try table.json(limit: limit)),
    ]).document
  }
}
