import Definitions
import LedgerStore

/// A group of a metric's figures, as a question names it: `青样镇`, `青样镇/青样村` or `town=青样镇`.
public struct MetricGroup: Sendable {
  /// What the rows of the group have in common; none for the whole.
  public let conditions: [ColumnCondition]
  /// The dimension and name that the group has among the figures; `nil` where it is none of them.
  public let place: (dimension: String, group: String)?

  /// - Throws: `AskError` where no figure of the metric is of such a group.
  public init(_ text: String?, of metric: MetricDefinition, in ledger: Ledger) throws {
    guard let text, !text.isEmpty else {
      conditions = []
      place = (Figure.total, MetricRunner.wholeGroup)
      return
    }
    let known = try ledger.rows(
      of: "SELECT dimension, grp FROM _metric WHERE metric = ? AND dimension <> ? ORDER BY _id",
      [.text(metric.metric), .text(Figure.total)]
    ).map { (dimension: $0[0].text ?? "", group: $0[1].text ?? "") }
    if let found = known.first(where: { $0.group == text }) {
      place = found
      conditions = MetricGroup.conditions(found)
      return
    }
    guard let condition = try? ColumnCondition(text) else {
      throw AskError(
        .unknownGroup(of: metric.metric), text,
        suggestion: NearestName.find(text, in: known.map(\.group)).map(Masking.maskingNumbers))
    }
    let column = try MetricFinder(ledger).column(condition.column, of: metric)
    conditions = [condition]
    place =
      condition.comparison == .equal
      ? known.first { $0.dimension == column && $0.group == condition.value } : nil
  }

  /// `town/village` and `青样镇/青样村`, part by part.
  private static func conditions(_ place: (dimension: String, group: String)) -> [ColumnCondition] {
    let columns = place.dimension.split(separator: "/").map(String.init)
    // Only a name that ends the group may hold a stroke of its own.
    let values = place.group.split(
      separator: "/", maxSplits: columns.count - 1, omittingEmptySubsequences: false)
    return zip(columns, values).map {
      ColumnCondition(column: $0, comparison: .equal, value: String($1))
    }
  }
}
