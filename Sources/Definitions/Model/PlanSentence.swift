/// A sentence of the work plan, and the figures that say whether it is done.
public struct PlanSentence: Sendable {
  /// The item of the plan, from 1.
  public var item: Int
  public var text: String
  public var metrics: [String]
  /// Why no figure can say it, where there is none.
  public var reason: String?
  public var location: Location

  public init(
    item: Int, text: String, metrics: [String], reason: String? = nil, location: Location
  ) {
    self.item = item
    self.text = text
    self.metrics = metrics
    self.reason = reason
    self.location = location
  }
}
