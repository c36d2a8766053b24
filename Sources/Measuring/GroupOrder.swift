import Definitions

/// The order in which the groups of a dimension are shown: the values of an enumeration as the
/// vocabulary has them, numbers by size, then other texts by their bytes, and what is not known last.
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
      switch (GroupOrder.number(left), GroupOrder.number(right)) {
      case (let x?, let y?) where x != y: return x < y
      case (.some, nil): return true
      case (nil, .some): return false
      default: break
      }
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    return false
  }

  /// Words that Swift takes for numbers, such as `inf`, are none.
  private static func number(_ text: String) -> Double? {
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
    return isPlain ? Double(text) : nil
  }
}
