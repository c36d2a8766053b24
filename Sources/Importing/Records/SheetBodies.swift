import Definitions

/// The sheets of a period by what their records are, so that a copy of one is told from another.
public struct SheetBodies: Sendable {
  private struct Key: Hashable {
    var dataset: String
    var digest: String
  }

  /// The file and the sheet that had the records first.
  public struct Place: Hashable, Sendable {
    public var file: String
    /// Empty for the one sheet of a text file.
    public var sheet: String

    public init(file: String, sheet: String) {
      self.file = file
      self.sheet = sheet
    }
  }

  public let period: Period
  private var places: [Key: Place] = [:]

  public init(_ period: Period) { self.period = period }

  /// - Returns: The place that had these records before; `nil` where there is none.
  @discardableResult
  public mutating func add(digest: String, dataset: String, at place: Place) -> Place? {
    let key = Key(dataset: dataset, digest: digest)
    if let known = places[key] { return known }
    places[key] = place
    return nil
  }

  public func place(ofDigest digest: String, dataset: String) -> Place? {
    places[Key(dataset: dataset, digest: digest)]
  }
}
