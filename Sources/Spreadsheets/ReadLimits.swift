/// How much of a hostile file is read before it is refused. One place for all limits; the defaults
/// leave room for the largest sheet that Excel can write.
public struct ReadLimits: Hashable, Sendable {
  public var zipEntries = 10_000
  /// Bytes of one part after inflating.
  public var inflatedBytes = 4 << 30
  /// Inflated over compressed bytes, looked at past the first 16 MiB.
  public var compressionRatio = 1_000
  public var sheets = 1_000
  public var rows = 1_048_576
  public var columns = 16_384
  public var sharedStrings = 20_000_000
  /// Bytes of all shared strings together.
  public var sharedStringBytes = 1 << 30
  /// Bytes of one cell's text (Excel's own limit is 32,767 characters).
  public var cellBytes = 16 << 20
  public var xmlDepth = 64
  /// Bytes of one XML tag, comment or CDATA section; of HTML those of a tag that mean something, or of
  /// one style sheet.
  public var xmlTokenBytes = 1 << 20
  /// Attributes and namespaces of one XML or HTML element; Excel writes some 20 at most.
  public var xmlAttributes = 1_000
  /// Bytes of one CSV record, or of the texts of one row that are not shared strings.
  public var recordBytes = 64 << 20

  public init() {}
}
