import LedgerStore

/// A reason that an output cannot be written.
public struct ReportError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case system(SystemFault)
    /// In the outputs' place stands a folder that is none of ours.
    case foreignFolder
  }

  public var kind: Kind
  public var path: String

  public init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }
}
