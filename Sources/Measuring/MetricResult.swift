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

  public var tally: Tally { Tally(met: met, notMet: notMet) }
  /// Those that can be judged.
  public var judged: Int { tally.judged }
  /// `Tally.rateInTenThousandths`; `nil` for a mere count.
  public var rateInTenThousandths: Int? { isCount ? nil : tally.rateInTenThousandths }

  /// What the figure was in the period before; `nil` where its ledger does not know.
  public var previous: Tally?
  /// Of a metric whose figures are of a month alone, the sum over the year's months so far.
  public var yearToDate: YearToDate?

  public struct YearToDate: Hashable, Sendable {
    public var tally: Tally
    /// How many months of the year the sum is of, this one among them.
    public var months: Int

    public init(tally: Tally, months: Int) {
      self.tally = tally
      self.months = months
    }
  }
}
