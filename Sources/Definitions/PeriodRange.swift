/// One month, or several that follow each other: `2023-06`, `2023-04..2023-06`.
public struct PeriodRange: Hashable, Sendable {
  public let first: Period
  public let last: Period

  /// - Returns: `nil` for any other form, or where the last month is before the first.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 1, let only = Period(text) {
      (first, last) = (only, only)
    } else if parts.count == 3, parts[1].isEmpty, let first = Period(String(parts[0])),
      let last = Period(String(parts[2])), first <= last
    {
      (self.first, self.last) = (first, last)
    } else {
      return nil
    }
  }

  /// The months in order.
  public var months: [Period] {
    var months = [last]
    while let month = months.last, month > first, let previous = month.previous {
      months.append(previous)
    }
    return months.reversed()
  }
}

extension PeriodRange: CustomStringConvertible {
  public var description: String { first == last ? "\(first)" : "\(first)..\(last)" }
}
