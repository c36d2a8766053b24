import LedgerStore

/// The order of rows that no ORDER BY tells apart: that of their values, which is the same in every database.
enum RowOrder {
  static func areInOrder(_ a: [Ledger.Value], _ b: [Ledger.Value]) -> Bool {
    for (left, right) in zip(a, b) where left != right {
      let ranks = (rank(left), rank(right))
      guard ranks.0 == ranks.1 else { return ranks.0 < ranks.1 }
      switch (left, right) {
      case (.integer(let x), .integer(let y)): return x < y
      case (.text(let x), .text(let y)): return x.utf8.lexicographicallyPrecedes(y.utf8)
      default:
        guard number(left) != number(right) else { continue }
        return number(left) < number(right)
      }
    }
    return false
  }

  private static func rank(_ value: Ledger.Value) -> Int {
    switch value {
    case .null: 0
    case .integer, .real: 1
    case .text: 2
    }
  }

  private static func number(_ value: Ledger.Value) -> Double {
    switch value {
    case .integer(let number): Double(number)
    case .real(let number): number
    case .null, .text: 0
    }
  }
}
