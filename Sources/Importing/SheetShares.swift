/// How much of the work is done, by the bytes of the files: the sheets of one share its size.
struct SheetShares {
  private var sheets: [Int: Int] = [:]
  private let total: Int
  private var bytes = 0
  /// How many sheets are done.
  private(set) var number = 0

  init(_ planned: [PlannedSheet]) {
    var total = 0
    for sheet in planned {
      sheets[sheet.source, default: 0] += 1
      if sheets[sheet.source] == 1 { total += sheet.size }
    }
    self.total = max(1, total)
  }

  /// From 0 to 1.
  var done: Double { min(1, Double(bytes) / Double(total)) }

  mutating func finish(_ sheet: PlannedSheet) {
    number += 1
    bytes += sheet.size / max(1, sheets[sheet.source] ?? 1)
  }
}
