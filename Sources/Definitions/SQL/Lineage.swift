/// What a figure is made of.
public struct Lineage: Sendable {
  /// The datasets, in the order of the pipeline.
  public private(set) var datasets: [Dataset] = []

  /// The datasets that a metric reads, itself or through models.
  public init(of metric: Metric, in pipeline: Pipeline) {
    let models = Dictionary(pipeline.models.map { ($0.name, $0) }) { first, _ in first }
    var seen: Set<String> = []
    var open = [metric.from]
    for sql in [metric.condition, metric.amount, metric.meets] + metric.exclusions.map(\.when) {
      open += sql.map { SQLTables.read(by: $0.text) } ?? []
    }
    while let name = open.popLast() {
      guard seen.insert(name).inserted else { continue }
      if let model = models[name] { open += SQLTables.read(by: model.sql.text) }
      if name.hasPrefix(PreviousTables.prefix) {
        open.append(String(name.dropFirst(PreviousTables.prefix.count)))
      }
    }
    datasets = pipeline.datasets.filter { seen.contains($0.name) }
  }
}
