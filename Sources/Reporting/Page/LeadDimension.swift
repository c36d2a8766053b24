import Definitions
import Measuring

/// The groups that most figures are broken down by: the towns.
struct LeadDimension {
  let name: String
  let title: String
  /// In the order in which the figures have them; the unknown last.
  let groups: [String]

  /// - Returns: `nil` where no figure is broken down by a single column.
  init?(_ summary: Summary) {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for result in summary.results {
      for columns in result.metric.dimensions {
        guard let column = columns.first, columns.count == 1 else { continue }
        if counts[column] == nil { order.append(column) }
        counts[column, default: 0] += 1
      }
    }
    guard let most = counts.values.max(), let name = order.first(where: { counts[$0] == most })
    else { return nil }
    self.name = name
    title =
      summary.pipeline.datasets.lazy.compactMap { $0.field(named: name)?.title }.first ?? name
    var seen: Set<String> = [MetricRunner.unknownGroup]
    var groups: [String] = []
    var isUnknown = false
    for figure in summary.results.lazy.flatMap(\.figures) where figure.dimension == name {
      if figure.group == MetricRunner.unknownGroup { isUnknown = true }
      if seen.insert(figure.group).inserted { groups.append(figure.group) }
    }
    self.groups = groups + (isUnknown ? [MetricRunner.unknownGroup] : [])
  }

  /// The figures of a metric by group.
  func figures(of result: MetricResult) -> [String: Figure] {
    Dictionary(result.figures.filter { $0.dimension == name }.map { ($0.group, $0) }) { a, _ in a }
  }
}
