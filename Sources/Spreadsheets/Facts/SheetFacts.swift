/// What can be told of a sheet besides its values: how large it is, and what is hidden, merged, marked.
public struct SheetFacts: Hashable, Sendable {
  /// A filter over columns of the sheet, or of a table in it.
  public struct Filter: Hashable, Sendable {
    public var range: MergedRange
    /// The columns, from 1, whose filter leaves rows out.
    public var columns: [Int]
    /// How many rows with values it hides.
    public var hiddenRows: Int
  }

  /// Cells of one color.
  public struct Color: Hashable, Sendable {
    /// `#FFFF00`, or `theme 4`, where only the program's theme knows the color.
    public var color: String
    public var cells: Int
    public var first: CellPlace
  }

  public struct CellPlace: Hashable, Sendable {
    public var row: Int
    public var column: Int
  }

  /// From the first to the last row and column that hold a value; `nil` for an empty sheet.
  public var rows: ClosedRange<Int>?
  public var columns: ClosedRange<Int>?
  public var filledRows = 0
  public var filledCells = 0
  public var formulas = 0
  /// What the sheet says of its own size.
  public var declared: MergedRange?
  public var merged = FirstFew<MergedRange>()
  /// Hidden rows that hold values.
  public var hiddenRows = NumberRanges()
  /// Hidden columns up to the last one in use.
  public var hiddenColumns = NumberRanges()
  public var filters: [Filter] = []
  public var comments = FirstFew<CellPlace>()
  /// Cells with a value whose font is struck through.
  public var struckCells = 0
  public var firstStruck: CellPlace?
  /// The most frequent first.
  public var fills: [Color] = []
  public var fontColors: [Color] = []
  public var isProtected = false
  /// Why not all of the sheet was looked at.
  public var error: ReadError?

  public init() {}
}

extension SpreadsheetFile {
  /// What any reader can tell: the size, the merged ranges and the hidden rows.
  public func sheetFacts() -> [SheetFacts] {
    sheets.map { sheet in
      var tally = SheetTally()
      var facts: SheetFacts
      do throws(ReadError) {
        let reader = try rows(of: sheet)
        var row = Row()
        while try reader.read(into: &row) {
          tally.startRow(row.number, isHidden: row.isHidden)
          for cell in row.cells {
            tally.addCell(column: Int(cell.column), style: 0, isFormula: cell.isFormula)
          }
        }
        facts = tally.facts(looks: [])
        facts.merged = FirstFew(try mergedRanges(of: sheet).sorted(by: MergedRange.isBefore))
      } catch {
        facts = tally.facts(looks: [])
        facts.error = error
      }
      return facts
    }
  }
}

extension MergedRange {
  /// By rows, then by columns.
  static func isBefore(_ a: MergedRange, _ b: MergedRange) -> Bool {
    (a.rows.lowerBound, a.columns.lowerBound) < (b.rows.lowerBound, b.columns.lowerBound)
  }
}
