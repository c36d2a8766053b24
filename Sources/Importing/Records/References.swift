import Definitions

/// The indices of all datasets that references name.
struct References {
  private var indices: [Int: ReferenceIndex] = [:]
  private var targets: [String: Int] = [:]
  private var selfReferring: Set<Int> = []

  init(_ pipeline: Pipeline) {
    for (index, dataset) in pipeline.datasets.enumerated() { targets[dataset.name] = index }
    for (index, dataset) in pipeline.datasets.enumerated() {
      for field in dataset.fields {
        guard let target = target(of: field) else { continue }
        indices[target] = indices[target] ?? ReferenceIndex()
        if target == index { selfReferring.insert(index) }
      }
    }
  }

  /// The dataset whose rows a field names; `nil` for a field that is no reference.
  func target(of field: Field) -> Int? {
    guard case .reference(let name, _) = field.type else { return nil }
    return targets[name]
  }

  /// `nil` where nothing refers to the dataset.
  func index(of dataset: Int) -> ReferenceIndex? { indices[dataset] }

  /// Whether rows of the dataset name other rows of it, which may stand further down.
  func isSelfReferring(_ dataset: Int) -> Bool { selfReferring.contains(dataset) }
}
