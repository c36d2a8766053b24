import Definitions
import Spreadsheets

/// What can be wrong, or worth knowing, with a whole file or sheet. The raw value is its id in the
/// house's catalogue of file checks.
public enum SheetFault: String, CaseIterable, Sendable {
  /// A file, or the rest of a sheet, could not be read.
  case unreadable = "F01"
  /// The extension says another format than the bytes.
  case misleadingExtension = "F02"
  /// The encoding was told from the bytes.
  case guessedEncoding = "F03"
  /// No header was found, or a column that no row can do without is missing.
  case missingColumn = "F04"
  /// Two columns are the same field.
  case duplicateColumn = "F05"
  /// A column holds something else than its heading says.
  case contradictedHeading = "F06"
  /// A column has no place.
  case unmappedColumn = "F07"
  /// A total differs from the rows it sums.
  case wrongTotal = "F08"
  /// The records are those of another sheet, of this period or the one before.
  case copiedBody = "F09"
  /// A sheet was not read: empty, hidden, or no dataset of the pipeline.
  case unusedSheet = "F10"
  /// Rows or parts of cells are struck through, or cells bear comments: what that says is not read.
  case struckRows = "F11"
  /// Cells merged downwards were filled in each row of their range, or blank ones from the row above.
  case filledMerges = "F12"
  /// A title or a name says another period than the one asked for.
  case otherPeriod = "F13"
  /// Formulas without a value: the file was written by a program that does not compute.
  case formulaWithoutValue = "F14"
  /// Rows that are hidden, by hand or by a filter, or hidden columns were read.
  case hiddenRows = "F15"
  /// Percentages and plain numbers in one column.
  case mixedPercentages = "F16"
  /// A sheet was not read: another of the period corrects it.
  case replacedSheet = "F17"
  /// A row that is marked as an example holds something of its own.
  case filledExample = "F18"

  var severity: Severity {
    switch self {
    case .unreadable, .missingColumn: .error
    case .misleadingExtension, .duplicateColumn, .contradictedHeading, .wrongTotal, .copiedBody,
      .unusedSheet, .struckRows, .otherPeriod, .formulaWithoutValue, .mixedPercentages,
      .filledExample:
      .warning
    case .guessedEncoding, .unmappedColumn, .filledMerges, .hiddenRows, .replacedSheet: .info
    }
  }
}
