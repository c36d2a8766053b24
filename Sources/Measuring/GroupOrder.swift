import Definitions

/// The order in which the groups of a dimension are shown: the values of an enumeration as the
/// vocabulary has them, numbers by size, other texts by their bytes, and what is not known last.
struct GroupOrder {
  private let ranks: [[String: Int]]

  init(_ dimension: [String], from dataset: String, in pipeline: Pipeline) {
    ranks = dimension.map { name in
      let own = pipeline.dataset(named: dataset)?.field(named: name)
      let fields = [own].compactMap(\.self) + pipeline.datasets.compactMap { $0.field(named: name) }
      guard case .enumeration(let vocabulary)? = fields.first?.type,
        let terms = pipeline.vocabulary(named: vocabulary)?.terms
      else { return [:] }
      return Dictionary(terms.enumerated().map { ($1.value, $0) }) { first, _ in first }
    }
  }

  /// - Parameter a: The values of the dimension's columns; `nil` where not known.
  func areInOrder(_ a: [String?], _ b: [String?]) -> Bool {
    for (index, (left, right)) in zip(a, b).enumerated() where left != right {
      guard let left else { return false }
      guard let right else { return true }
      let rank = index < ranks.count ? ranks[index] : [:]
      let leftRank = rank[left] ?? Int.max
      let rightRank = rank[right] ?? Int.max
      if leftRank != rightRank { return leftRank < rightRank }
      if let x = Int(left), let y = Int(right), x != y { return x < y }
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    return false
  }
}
