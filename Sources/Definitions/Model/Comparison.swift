/// What is told of a snapshot's rows when two months are compared.
public struct Comparison: Sendable {
  /// The fields of which a change is told; empty where it is all but the key.
  public var tracked: [String]
  /// The dataset or model that has `group` and the columns of `counts`, with the rows' `_id`.
  public var from: String
  /// Rows for which this does not hold count as not there; `nil` counts all.
  public var counts: SQLText?
  /// The column of `from` that says to which group a row belongs.
  public var group: String?
  public var location: Location

  public init(
    tracked: [String] = [], from: String, counts: SQLText? = nil, group: String? = nil,
    location: Location
  ) {
    self.tracked = tracked
    self.from = from
    self.counts = counts
    self.group = group
    self.location = location
  }
}

/// That the rows of a snapshot say how many rows of another dataset came and went, group by group: before + joined −
/// left = now.
public struct FlowAccount: Sendable {
  /// The dataset whose rows are counted; its comparison names their group.
  public var of: String
  /// The field that says which group a row is about.
  public var group: String
  public var opening: String
  public var joined: [String]
  public var left: [String]
  public var closing: String
  public var location: Location

  public init(
    of: String, group: String, opening: String, joined: [String], left: [String], closing: String,
    location: Location
  ) {
    self.of = of
    self.group = group
    self.opening = opening
    self.joined = joined
    self.left = left
    self.closing = closing
    self.location = location
  }
}

/// That the rows of a dataset say what rows of another one were called before.
public struct Renaming: Sendable {
  /// The reference to the row as it is now.
  public var to: String
  /// The fields that hold a name or code that it had.
  public var from: [String]
  public var location: Location

  public init(to: String, from: [String], location: Location) {
    self.to = to
    self.from = from
    self.location = location
  }
}
