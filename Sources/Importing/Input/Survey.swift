import Definitions
import Spreadsheets

/// A first look at the input: which files can be read, which sheets they have, and what each sheet is.
public struct Survey {
  public struct SurveyedFile {
    public var file: InputFile
    public var format: FileFormat
    public var dialect: TextDialect?
    /// Empty where `error` is set.
    public var sheets: [SurveyedSheet]
    public var error: ReadError?
  }

  public struct SurveyedSheet {
    public var sheet: Sheet
    /// `nil` where the sheet is none of the pipeline's.
    public var plan: SheetPlan?
    /// The first rows, as texts.
    public var head: [[(column: Int, text: String)]]
    /// The numbers of those rows.
    public var numbers: [Int]
    public var isEmpty: Bool
  }

  public var files: [SurveyedFile]

  public init(_ inputs: [InputFile], pipeline: Pipeline?, limits: ReadLimits = ReadLimits()) {
    let recognizer = pipeline.map(SheetRecognizer.init)
    files = inputs.map { Survey.look(at: $0, recognizer: recognizer, limits: limits) }
  }

  private static func look(
    at input: InputFile, recognizer: SheetRecognizer?, limits: ReadLimits
  ) -> SurveyedFile {
    var surveyed = SurveyedFile(file: input, format: .unknown, sheets: [])
    do throws(ReadError) {
      let file = try SpreadsheetOpener.open(path: input.path, name: input.name, limits: limits)
      surveyed.format = file.format
      for sheet in file.sheets {
        let head = try head(of: sheet, in: file)
        var found = SurveyedSheet(
          sheet: sheet, head: head.map(\.cells), numbers: head.map(\.number),
          isEmpty: head.isEmpty)
        found.plan = recognizer?.plan(sheet: sheet.name, file: input.name, rows: head)
        surveyed.sheets.append(found)
      }
      // The dialect is known once the file has been looked into.
      surveyed.dialect = file.dialect
    } catch {
      surveyed.error = error
      surveyed.sheets = []
    }
    return surveyed
  }

  private static func head(
    of sheet: Sheet, in file: any SpreadsheetFile
  ) throws(ReadError) -> [HeadRow] {
    let reader = try file.rows(of: sheet)
    var rows: [HeadRow] = []
    var row = Row()
    while rows.count < SheetRecognizer.rowsExamined, try reader.read(into: &row) {
      rows.append(HeadRow(row))
    }
    return rows
  }
}
