/// Whom the rows of a dataset are: the rungs by which people are found who are named without an id.
///
/// Each rung compares columns that both sides have. The result is a table `<dataset>_match`.
public struct Match: Sendable {
  public struct Rung: Sendable {
    public var name: String
    /// The columns, of both sides, that must be equal; a blank equals nothing.
    public var columns: [String]
    /// Those whom it finds are shown, but never taken.
    public var isCandidatesOnly: Bool
    /// A row that has all of the columns is found on this rung or not at all: an id that nobody bears is not
    /// overruled by a name.
    public var isFinal: Bool

    public init(
      name: String, columns: [String], isCandidatesOnly: Bool = false, isFinal: Bool = false
    ) {
      self.name = name
      self.columns = columns
      self.isCandidatesOnly = isCandidatesOnly
      self.isFinal = isFinal
    }
  }

  /// The dataset or model whose rows are looked for; it has the `_id` of the dataset.
  public var from: String
  /// The dataset or model whose rows may be found, by its `_id`.
  public var to: String
  public var rungs: [Rung]
  public var location: Location

  public init(from: String, to: String, rungs: [Rung], location: Location) {
    self.from = from
    self.to = to
    self.rungs = rungs
    self.location = location
  }
}
