/// Rows of which something is said once for the whole sheet: how many, and the first of them.
struct NotedRows: Sendable {
  private static let kept = 20

  private(set) var count = 0
  private(set) var first: [Int] = []

  mutating func note(_ row: Int) {
    count += 1
    if first.count < NotedRows.kept { first.append(row) }
  }

  /// 第 5、6 行
  var chinese: String {
    let list = first.map(String.init).joined(separator: "、")
    return count > first.count ? "第 \(list) 行等 \(count) 行" : "第 \(list) 行"
  }

  /// rows 5, 6
  var english: String {
    let list = first.map(String.init).joined(separator: ", ")
    let rest = count > first.count ? " and \(count - first.count) more" : ""
    return (count == 1 ? "row " : "rows ") + list + rest
  }
}
