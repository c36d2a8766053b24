/// What rows add up to, by column. A column of which one cell cannot be read is not judged, since nobody
/// knows what the sender counted there.
struct TotalSums: Sendable {
  private(set) var rows = 0
  /// Rows that name somebody.
  private(set) var named = 0
  private var sums: [Double]
  private var isUnreadable: [Bool]

  init(columns: Int) {
    sums = Array(repeating: 0, count: columns)
    isUnreadable = Array(repeating: false, count: columns)
  }

  mutating func add(_ value: ParsedValue, isInteger: Bool, column: Int) {
    switch value.state {
    case .blank: break
    case .refused: isUnreadable[column] = true
    case .value:
      sums[column] += isInteger ? Double(value.number) : value.real
      // 约300 is a number to us; what the sender's sum made of it nobody knows.
      if value.fault != nil { isUnreadable[column] = true }
    }
  }

  mutating func addRow(isNamed: Bool) {
    rows += 1
    if isNamed { named += 1 }
  }

  /// - Returns: `nil` where the column cannot be judged.
  func sum(_ column: Int) -> Double? { isUnreadable[column] ? nil : sums[column] }
}
