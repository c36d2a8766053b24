/// Puts datasets after those that their references and rules name, so that these are loaded first.
enum DatasetOrder {
  static func sorted(_ datasets: [Dataset], _ session: LoadingSession) -> [Dataset] {
    let indices = Dictionary(datasets.enumerated().map { ($1.name, $0) }) { first, _ in first }
    let links = datasets.map { Self.links(of: $0, session.places) }
    let (order, cycles) = DependencyOrder.sorted(links.map { $0.compactMap { indices[$0.name] } })
    for cycle in cycles {
      guard let first = cycle.first else { continue }
      let next = datasets[cycle.count > 1 ? cycle[1] : first].name
      let place = links[first].first { $0.name == next }?.location ?? datasets[first].location
      let names = (cycle + [first]).map { datasets[$0].name }.joined(separator: " → ")
      session.report(
        "dataset-cycle", at: place,
        LocalizedText(
          "数据集互相引用成了圈：\(names)，请去掉其中一处引用",
          "the datasets refer to each other in a circle: \(names); drop one of the references"))
    }
    return order.map { datasets[$0] }
  }

  private static func links(
    of dataset: Dataset, _ places: Places
  ) -> [(name: String, location: Location)] {
    let references = dataset.fields.compactMap { field -> (name: String, location: Location)? in
      guard case .reference(let name, _) = field.type else { return nil }
      return (name, places[field.location, "to"])
    }
    let existing = dataset.rules.compactMap { rule -> (name: String, location: Location)? in
      guard case .exists(let wanted) = rule.test else { return nil }
      return (wanted.dataset, places[rule.location, "exists", "in"])
    }
    return references + existing
  }
}
