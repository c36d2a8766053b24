/// How many meet a condition, and how many do not.
public struct Tally: Hashable, Sendable {
  public var met: Int
  /// Below zero where more was done than was asked for.
  public var notMet: Int

  public init(met: Int, notMet: Int) {
    self.met = met
    self.notMet = notMet
  }

  /// Those that can be judged.
  public var judged: Int { met.addingToTheEnd(notMet) }

  /// met / (met + not met) in ten-thousandths, rounded half up; `nil` where nothing was judged.
  public var rateInTenThousandths: Int? {
    guard judged > 0, met.magnitude < 1 << 40, judged < 1 << 40 else { return nil }
    return (20_000 * met + judged) / (2 * judged)
  }

  func adding(_ other: Tally) -> Tally {
    Tally(met: met.addingToTheEnd(other.met), notMet: notMet.addingToTheEnd(other.notMet))
  }
}

extension Int {
  /// Stays at the end of the range: amounts are whatever somebody wrote into a cell.
  func addingToTheEnd(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
