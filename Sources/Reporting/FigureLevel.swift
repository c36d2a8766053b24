import Definitions
import Measuring

/// What a figure says in one number: the share or the count that its target speaks of.
enum FigureLevel: Hashable, Sendable {
  /// In ten-thousandths.
  case share(Int)
  case count(Int)

  /// By how much it is more than another of its kind.
  func change(since other: FigureLevel) -> FigureLevel? {
    func difference(_ a: Int, _ b: Int) -> Int? {
      let (result, overflow) = a.subtractingReportingOverflow(b)
      return overflow ? nil : result
    }
    return switch (self, other) {
    case (.share(let now), .share(let then)): difference(now, then).map { .share($0) }
    case (.count(let now), .count(let then)): difference(now, then).map { .count($0) }
    default: nil
    }
  }
}

extension Metric {
  /// Whether the figure is told as a share.
  var isShare: Bool { !isCount && [.rate, nil].contains(target?.measure) }

  func level(of tally: Tally) -> FigureLevel? {
    if isShare { return tally.rateInTenThousandths.map { .share($0) } }
    return .count(!isCount && target?.measure == .notMet ? tally.notMet : tally.met)
  }
}
