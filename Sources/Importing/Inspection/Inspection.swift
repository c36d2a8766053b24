import Definitions
import Spreadsheets

/// Everything that can be told of a file before it is imported: what it is, what its sheets are, what
/// they would be read as.
public struct Inspection: Sendable {
  public var file: InputFile
  public var facts: FileFacts
  /// The format that the file's ending promises, where the bytes are another.
  public var promisedFormat: FileFormat?
  /// `nil` where the file has no dates of its own, or could not be opened.
  public var dateSystem: DateSystem?
  public var sheets: [SheetInspection] = []
  /// Why the file cannot be read.
  public var error: ReadError?
}

/// A sheet, and what it would be read as.
public struct SheetInspection: Sendable {
  public var sheet: Sheet
  public var facts: SheetFacts
  public var isEmpty: Bool
  /// The dataset and the header that were taken; `nil` without a pipeline, and where it knows none.
  public var guess: Guess?
  /// The dataset that some headings are known to, where that is not enough to take the sheet for it.
  public var nearest: (dataset: Int, headings: Int)?
  /// The table that `convert` would write, where there is no guess.
  public var table: TableGuess?
  /// Records as they would be imported, where there is a guess.
  public var samples: [SampleRecord] = []
  /// Why no more of the sheet could be read.
  public var error: ReadError?

  public struct Guess: Sendable {
    public var plan: SheetPlan
    public var score: Score
    /// The other datasets that the sheet could be, the likeliest first.
    public var others: [(dataset: Int, score: Int)]
    /// What would have the columns read that have no place.
    public var aliases: [AliasSuggestion]
  }

  /// What the score of a guess is made of: see `SheetRecognizer`.
  public struct Score: Hashable, Sendable {
    public var total: Int
    /// Columns that have a place; they count twice.
    public var placedColumns: Int
    /// Columns with a heading.
    public var headings: Int
    /// 5 where a name or a title says the dataset's.
    public var name: Int
    /// Required fields without a column, which count against it.
    public var missingFields: Int

    init(_ plan: SheetPlan) {
      total = plan.score
      placedColumns = plan.placedColumns
      headings = plan.columns.count
      missingFields = plan.missingFields.count
      name = plan.score - 2 * plan.placedColumns + plan.missingFields.count
    }
  }

  public struct TableGuess: Sendable {
    public var headerRow: Int?
    public var rows: ClosedRange<Int>
    public var columns: ClosedRange<Int>
    /// By column of the table; `nil` where the header has none.
    public var headings: [String?]
    /// The first rows, as they stand: the texts by column of the table.
    public var samples: [(row: Int, cells: [String?])]
    /// How many columns have a heading of their own.
    public var distinctHeadings: Int
  }
}
