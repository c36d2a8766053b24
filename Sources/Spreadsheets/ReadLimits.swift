/// How much of a hostile file is read before it is refused. One place for all limits, with the reasons
/// in `docs/limits.md`; the defaults leave room for the largest sheet that Excel can write with sense.
public struct ReadLimits: Hashable, Sendable {
  // MARK: Archives

  public var zipEntries = 10_000
  /// Bytes of one part after inflating.
  public var inflatedBytes = 4 << 30
  /// Inflated over compressed bytes, looked at past the first 16 MiB.
  public var compressionRatio = 250
  /// Links of one part to others.
  public var relationships = 10_000

  // MARK: Workbooks

  public var sheets = 1_000
  public var rows = 1_048_576
  public var columns = 16_384
  /// Filled cells of one sheet.
  public var cells = 200_000_000
  /// Bytes of the texts of one sheet, a shared one counted for each cell that shows it.
  public var textBytes = 2 << 30
  public var sharedStrings = 10_000_000
  /// Bytes of all shared strings together.
  public var sharedStringBytes = 512 << 20
  /// Cell formats, fonts and number formats, each.
  public var styles = 100_000
  /// Merged ranges of one sheet.
  public var mergedRanges = 1 << 20
  /// Cells of one sheet that lie in a merged range and show the value of another cell.
  public var mergedCells = 20_000_000

  // MARK: Cells, rows and marks

  /// Bytes of one cell's text (Excel's own limit is 32,767 characters, 131,068 bytes at most).
  public var cellBytes = 1 << 20
  /// Bytes of one CSV record, or of the texts of one row that are not shared strings.
  public var recordBytes = 16 << 20
  public var xmlDepth = 64
  /// Bytes of one XML tag, comment or CDATA section; of HTML those of a tag that mean something, or of
  /// one style sheet.
  public var xmlTokenBytes = 1 << 20
  /// Attributes and namespaces of one XML or HTML element; Excel writes some 20 at most.
  public var xmlAttributes = 1_000

  public init() {}
}
