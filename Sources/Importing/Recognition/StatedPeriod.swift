/// The months that a text of people names: 2023年6月, 2023-06, 二〇二三年六月, 2023年1-6月, 2023年第二季度.
struct StatedPeriod: Hashable, Sendable {
  /// Months since year 0: `year * 12 + month - 1`.
  var first: Int
  var last: Int
  /// Whether a day is named, too: 2023年7月3日 says when a form was filled in, and not of what month it is.
  var isDay = false

  init(month: Int, ofYear year: Int) {
    first = year * 12 + month - 1
    last = first
  }

  /// Whether it may be said of a table of that month. A table of June is filled in in June or July.
  func agrees(with month: Int) -> Bool {
    (first...max(first, last)).contains(month) || (isDay && first == month + 1)
  }
}

extension StatedPeriod: CustomStringConvertible {
  /// As in `2023-06` or `2023-01–2023-06`.
  var description: String {
    first == last
      ? StatedPeriod.text(first) : "\(StatedPeriod.text(first))–\(StatedPeriod.text(last))"
  }

  private static func text(_ month: Int) -> String {
    let number = month % 12 + 1
    return "\(month / 12)-\(number < 10 ? "0" : "")\(number)"
  }
}
