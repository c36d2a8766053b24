import Definitions

/// What a metric of a ledger counts, in words and as the SQL that ran.
public struct MetricDefinition: Sendable {
  public struct Column: Hashable, Sendable {
    public var name: String
    public var title: String
    /// Whether the list of rows not met shows it; the others are only of dimensions.
    public var isListed: Bool
    /// The place that it has among the columns of the dimensions; `nil` where it is of none.
    public var dimensionPosition: Int?
    public var isSensitive: Bool

    public init(
      name: String, title: String, isListed: Bool, dimensionPosition: Int?, isSensitive: Bool
    ) {
      self.name = name
      self.title = title
      self.isListed = isListed
      self.dimensionPosition = dimensionPosition
      self.isSensitive = isSensitive
    }
  }

  public var metric: String
  public var title: String
  public var item: Int?
  public var basis: String
  public var formula: String?
  /// A dataset or a model.
  public var source: String
  /// The dataset of which each row of the population is a row, by its `_id`; `nil` where they are of none.
  public var rowDataset: String?
  public var target: String?
  public var isCount: Bool
  /// Whether rows count for more than one.
  public var hasAmount: Bool
  public var window: Metric.Window
  /// The query that the figures came from; metrics that have the same were computed in one scan.
  public var countsSQL: String
  /// The whole population, a row each, with `_outcome` (0 not met, 1 met, 3 left out, NULL cannot be judged),
  /// `_exclusion` (the number of the first that holds) and, where there is an amount, `_amount` and `_met`.
  public var rowsSQL: String
  /// Those of the list first, in its order.
  public var columns: [Column]
  /// The reasons for which rows are left out; the first is number 1.
  public var exclusions: [String]
  /// The rules that guard the figure.
  public var rules: [String]
  /// The datasets that it is made of, itself or through models.
  public var datasets: [String]

  public init(
    metric: String, title: String, item: Int?, basis: String, formula: String?, source: String,
    rowDataset: String?, target: String?, isCount: Bool, hasAmount: Bool, window: Metric.Window,
    countsSQL: String,
    rowsSQL: String,
    columns: [Column], exclusions: [String], rules: [String], datasets: [String]
  ) {
    self.metric = metric
    self.title = title
    self.item = item
    self.basis = basis
    self.formula = formula
    self.source = source
    self.rowDataset = rowDataset
    self.target = target
    self.isCount = isCount
    self.hasAmount = hasAmount
    self.window = window
    self.countsSQL = countsSQL
    self.rowsSQL = rowsSQL
    self.columns = columns
    self.exclusions = exclusions
    self.rules = rules
    self.datasets = datasets
  }
}
