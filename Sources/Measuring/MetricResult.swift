import Definitions

/// A metric with its figures.
public struct MetricResult: Sendable {
  public var metric: Metric
  /// The whole first, then the groups of each dimension in their order.
  public var figures: [Figure]

  /// The figure of the whole population.
  public var total: Figure { figures.first ?? Figure(dimension: Figure.total, group: "") }
}

/// How many of a group meet the condition, do not, cannot be judged, and are left out.
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
  /// Whether the target is reached; `nil` without a target, or where nothing could be judged.
  public var reached: Bool?

  public init(dimension: String, group: String) {
    self.dimension = dimension
    self.group = group
  }

  /// Those that can be judged.
  public var judged: Int { met + notMet }

  /// met / (met + not met) in ten-thousandths, rounded half up; `nil` where nothing was judged.
  public var rateInTenThousandths: Int? {
    judged > 0 ? (20_000 * met + judged) / (2 * judged) : nil
  }
}
