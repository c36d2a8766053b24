/// Puts models after those that they read.
enum ModelOrder {
  static func sorted(_ models: [Model], _ session: LoadingSession) -> [Model] {
    let indices = Dictionary(models.enumerated().map { ($1.name, $0) }) { first, _ in first }
    let reads = models.map { SQLTables.read(by: $0.sql.text).compactMap { indices[$0] } }
    let (order, cycles) = DependencyOrder.sorted(reads)
    for cycle in cycles {
      guard let first = cycle.first else { continue }
      report((cycle + [first]).map { models[$0].name }, at: models[first].location, session)
    }
    for (index, model) in models.enumerated() where reads[index].contains(index) {
      report([model.name, model.name], at: model.location, session)
    }
    return order.map { models[$0] }
  }

  private static func report(_ names: [String], at place: Location, _ session: LoadingSession) {
    let path = names.joined(separator: " → ")
    session.report(
      "model-cycle", at: place,
      LocalizedText("模型互相读取成了圈：\(path)", "the models read each other in a circle: \(path)"))
  }
}
