import Measuring

/// How far a figure has moved, in words and as a number.
struct FigureChange {
  private let isCount: Bool

  init(_ figure: Figure) { isCount = figure.isCount }
  init(isCount: Bool) { self.isCount = isCount }

  /// `+1.25` in points of a hundred, or the count's change.
  func shown(_ change: Int) -> String {
    let sign = change > 0 ? "+" : change < 0 ? "-" : ""
    let size = change.magnitude
    return isCount ? "\(sign)\(size)" : "\(sign)\(FigureChange.split(size, digits: 2))"
  }

  /// A difference of rates as a fraction, `-0.0125`; of counts as it is.
  func number(_ change: Int) -> String {
    if isCount { return "\(change)" }
    return (change < 0 ? "-" : "") + FigureChange.split(change.magnitude, digits: 4)
  }

  private static func split(_ size: UInt, digits: Int) -> String {
    let unit: UInt = digits == 2 ? 100 : 10_000
    let rest = String(size % unit)
    return "\(size / unit)." + String(repeating: "0", count: digits - rest.count) + rest
  }
}
