/// A reason a file, or the rest of a sheet, cannot be read, and where reading stopped.
public struct ReadError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case notFound
    case unreadable(reason: String)
    case empty
    /// A pipe, a socket or a device.
    case notAFile
    /// Somebody wrote to the file, or put another in its place, while it was read.
    case changed
    /// The container is known and not read here: binary `.xls`, `.xlsb`, `.ods`, a PDF, a picture, a
    /// page without a table …
    case unsupported(format: FileFormat)
    case encrypted
    /// A binary `.xls` behind a byte-order mark that a web program put there: no program opens it.
    case markBeforeBinary
    /// The bytes fit no container and no text encoding that is read.
    case unrecognized
    /// A ZIP archive, an XML part or a compressed stream is damaged; `detail` says what, in English.
    case malformed(part: String, detail: String)
    case unterminatedQuote
    case undecodable(encoding: String)
    case sharedStringOutOfRange(index: Int, count: Int)
    /// A limit of `ReadLimits` was passed; `name` is the limit's.
    case limit(name: String, value: Int)
  }

  public var kind: Kind
  public var position: SourcePosition

  public init(_ kind: Kind, at position: SourcePosition) {
    self.kind = kind
    self.position = position
  }
}
