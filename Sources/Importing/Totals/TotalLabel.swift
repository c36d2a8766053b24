import Spreadsheets

/// What a total sums, by its label.
enum TotalLabel: Sendable {
  /// 小计, 本页合计: the rows since the one before.
  case part
  /// 合计: all rows, or those of a group.
  case whole
  /// 总计: all rows.
  case grand

  /// Columns in which the label may stand.
  private static let columns = 3

  /// - Returns: `nil` for labels of which nobody knows what they sum: 其中 is part of a total, 累计 goes on
  ///   from the page or the month before.
  init?(_ row: Row) {
    var found: TotalLabel?
    for cell in row.cells.prefix(TotalLabel.columns) where cell.kind == .text {
      let text = row.text(of: cell).filter { !$0.isWhitespace }
      if text.contains("其中") || text.contains("累计") { return nil }
      guard found == nil else { continue }
      if text.contains("小计") || text.contains("本页") {
        found = .part
      } else if text.contains("总") {
        found = .grand
      } else if text.contains("计") {
        found = .whole
      }
    }
    guard let found else { return nil }
    self = found
  }
}
