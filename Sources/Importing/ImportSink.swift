import Definitions
import Spreadsheets

/// Where an import goes: the ledger, or a list in a test.
///
/// Calls come in this order: every source, each followed by its sheets, of which those that are not used
/// are finished at once; then, dataset by dataset, the records and findings of its sheets, each finished
/// before the next is begun. Records come in batches, the last of a dataset after its last sheet.
public protocol ImportSink: AnyObject {
  /// - Returns: The number under which findings name the source.
  func add(_ source: SourceFile) throws -> Int
  /// - Returns: The number under which records and findings name the sheet.
  func add(_ sheet: SourceSheet) throws -> Int
  /// Called for a column of which only its sheet's turn shows that it is read.
  func place(column: Int, ofSheet sheet: Int, in field: String) throws
  /// Called for a sheet that is not read since another of the period is read for it.
  func replace(sheet: Int, by other: Int) throws
  func load(_ batch: RecordBatch) throws
  func add(_ finding: Finding) throws
  func add(_ skipped: SkippedRecord) throws
  /// Called once for each sheet, after its last row.
  ///
  /// - Parameter body: The digest of its records (`BodyDigest`); `nil` where there are none, or not all of
  ///   them could be read.
  func finish(sheet: Int, account: RowAccount, body: String?) throws
}

/// A file of the input, as it was read.
public struct SourceFile: Sendable {
  /// The path below the input folder, `/` between its parts, or the name of a file given by itself.
  public var name: String
  public var size: Int
  /// SHA-256 of the bytes, in lower-case hexadecimal.
  public var sha256: String
  public var format: FileFormat
  public var encoding: String?
  /// Why it could not be read; `nil` where it was.
  public var problem: String?
}

/// A sheet of a source.
public struct SourceSheet: Sendable {
  public var source: Int
  public var name: String
  public var visibility: Sheet.Visibility
  /// Whom the form names as its sender; `nil` where it names none.
  public var sender: String?
  /// `nil` where it is none of the pipeline's.
  public var dataset: String?
  public var headerRow: Int?
  /// The columns under the header; the field's name is `nil` where the column has no place.
  public var columns: [(column: Int, heading: String, field: String?)] = []
}

/// A row that is no record, and why.
public struct SkippedRecord: Sendable {
  public var source: Int
  public var sheet: Int
  public var row: Int
  public var reason: SkippedRow
  /// The first text of the row.
  public var text: String
}

/// What became of the rows of a sheet. Rows without any cell are not rows.
public struct RowAccount: Hashable, Sendable {
  public var read = 0
  public var loaded = 0
  public var rejected = 0
  public var skipped = 0
  /// Records made: more than `loaded` where a wide row became several.
  public var records = 0

  public var isBalanced: Bool { read == loaded + rejected + skipped }
}
