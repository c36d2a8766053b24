import Definitions
import Spreadsheets

/// What a sheet was recognised as: its dataset, where its header stands, what each column is.
public struct SheetPlan: Sendable {
  public struct Column: Sendable {
    /// From 1.
    public var column: Int
    /// As the sheet has it; `书记/姓名` where headings stand in levels.
    public var heading: String
    /// The index of the dataset's field; `nil` where the column has no place.
    public var field: Int?
    /// What the column is where the dataset makes a record of each of its cells.
    public var unpivot: UnpivotColumn?
    /// The title of the field that an unplaced heading is nearest to.
    public var suggestion: String?
    /// Whether an earlier column already is that field; this one is not read.
    public var isDuplicate = false
  }

  /// The index of the dataset in the pipeline.
  public var dataset: Int
  /// The first row of the header, from 1.
  public var headerRow: Int
  /// Its last row: the same, unless headings stand in two or three levels.
  public var lastHeaderRow: Int
  public var columns: [Column]
  /// Fields placed, more for telling words, less for missing columns: see `SheetRecognizer`.
  public var score: Int
  /// The required fields of which the sheet has no column.
  public var missingFields: [Int]
  /// Fields that some rows cannot do without (`required: {when: …}`, a rule `present: true`), of which
  /// the sheet has no column.
  public var missingInSomeRows: [Int]
  /// Whether the sheet has columns that become rows; also where none of their names is known.
  var isWide: Bool
  /// The rows of the header: they come again on every printed page.
  var header: [HeadRow]

  /// Columns that are read.
  var placedColumns: Int {
    columns.count { ($0.field != nil || $0.unpivot != nil) && !$0.isDuplicate }
  }
}
