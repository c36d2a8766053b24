/// How far one word is from another, for "did you mean". Only for messages: it allocates.
public enum EditDistance {
  /// The least number of characters to insert, delete, replace or swap with their neighbor that makes
  /// `b` of `a`; `nil` where that takes more than `limit`.
  ///
  /// The optimal string alignment distance (a restricted Damerau-Levenshtein distance), O(|a|·|b|),
  /// which stops at the first row that is over the limit.
  public static func between<Element: Equatable>(
    _ a: some Sequence<Element>, _ b: some Sequence<Element>, limit: Int
  ) -> Int? {
    let a = Array(a)
    let b = Array(b)
    guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }

    var beforeLast = Array(repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = beforeLast
    for i in 1...a.count {
      row[0] = i
      for j in 1...b.count {
        var best = min(
          last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, beforeLast[j - 2] + 1)
        }
        row[j] = best
      }
      // A swap reaches back two rows, so both have to be over.
      guard let least = row.min(), let before = last.min(), min(least, before) <= limit
      else { return nil }
      // The oldest row is the storage of the next.
      swap(&beforeLast, &last)
      swap(&last, &row)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
