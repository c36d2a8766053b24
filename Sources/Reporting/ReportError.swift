/// A reason that an output cannot be written.
public struct ReportError: Error, Hashable, Sendable {
  public var path: String
  /// The system's, in its own words.
  public var reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }
}
