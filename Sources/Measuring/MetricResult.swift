import Definitions

/// A metric with its figures.
public struct MetricResult: Sendable {
  public var metric: Metric
  /// The whole first, then the groups of each dimension in their order.
  public var figures: [Figure]

  /// The figure of the whole population.
  public var total: Figure { figures.first ?? Figure(dimension: Figure.total, group: "") }
}

/// How many of a group meet the condition, do not, cannot be judged, and are left out. Where rows have an
/// amount, it is the sum of these; `notMet` is below zero where more was done than was asked for.
public struct Figure: Hashable, Sendable {
  /// The dimension of the whole population.
  public static let total = "total"

  /// The columns that make the groups, `/` between them.
  public var dimension: String
  public var group: String
  public var met = 0
  public var notMet = 0
  public var unknown = 0
  public var excluded = 0
  /// Whether only a population was counted, all of it in `met`; there is no rate then.
  public var isCount = false
  /// Whether the target is reached; `nil` without a target, or where nothing could be judged.
  public var reached: Bool?

  public init(dimension: String, group: String, isCount: Bool = false) {
    self.isCount = isCount
    self.dimension = dimension
    self.group = group
  }

  /// Those that can be judged.
  public var judged: Int {
    let (sum, overflow) = met.addingReportingOverflow(notMet)
    return overflow ? .max : sum
  }

  /// met / (met + not met) in ten-thousandths, rounded half up; `nil` where nothing was judged.
  public var rateInTenThousandths: Int? {
    guard judged > 0, !isCount, met.magnitude < 1 << 40, judged < 1 << 40 else { return nil }
    return (20_000 * met + judged) / (2 * judged)
  }
}
