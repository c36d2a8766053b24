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
    /// What the sheet says that it was sent back for.
    var mark: ReturnMark?
    /// Whether it is the list of errors that was sent back with the rows.
    var isReturnList = false
    /// Whether it holds nothing but the choices of one of our forms.
    var isOptions = false
    /// Why no more of the first rows could be read.
    public var error: ReadError?
  }

  public var files: [SurveyedFile]

  public init(_ inputs: [InputFile], pipeline: Pipeline?, limits: ReadLimits = ReadLimits()) {
    let recognizer = pipeline.map(SheetRecognizer.init)
    files = inputs.map { Survey.look(at: $0, recognizer: recognizer, limits: limits).surveyed }
  }

  /// - Returns: What was seen, and the file, open; `nil` where it could not be read.
  static func look(
    at input: InputFile, recognizer: SheetRecognizer?, limits: ReadLimits
  ) -> (surveyed: SurveyedFile, opened: (any SpreadsheetFile)?) {
    var surveyed = SurveyedFile(file: input, format: .unknown, sheets: [])
    let file: any SpreadsheetFile
    do throws(ReadError) {
      file = try SpreadsheetOpener.open(path: input.path, name: input.name, limits: limits)
    } catch {
      surveyed.error = error
      if case .unsupported(let format) = error.kind { surveyed.format = format }
      return (surveyed, nil)
    }
    surveyed.format = file.format
    for sheet in file.sheets {
      let (head, error) = head(of: sheet, in: file)
      var found = SurveyedSheet(
        sheet: sheet, head: head.map(\.cells), numbers: head.map(\.number),
        isEmpty: head.isEmpty && error == nil, error: error)
      var rows = head
      if let (mark, index) = ReturnMark.find(in: head) {
        found.mark = mark
        rows.remove(at: index)
      }
      found.isReturnList = ReturnMark.isList(head)
      found.isOptions = FormMark.isOptions(head)
      // What came back is what it was.
      found.plan =
        found.isReturnList || found.isOptions
        ? nil
        : recognizer?.plan(
          sheet: found.mark?.sheet ?? sheet.name, file: found.mark?.file ?? input.name, rows: rows)
      surveyed.sheets.append(found)
    }
    // The dialect is known once the file has been looked into.
    surveyed.dialect = file.dialect
    // Of a file of one sheet, what is wrong with the sheet is wrong with the file.
    if surveyed.sheets.count == 1, surveyed.sheets[0].head.isEmpty,
      let error = surveyed.sheets[0].error
    {
      surveyed.error = error
      surveyed.sheets = []
      return (surveyed, nil)
    }
    return (surveyed, file)
  }

  /// The first rows, as far as they can be read: a damaged sheet must not take the others with it.
  private static func head(
    of sheet: Sheet, in file: any SpreadsheetFile
  ) -> (rows: [HeadRow], error: ReadError?) {
    var rows: [HeadRow] = []
    do throws(ReadError) {
      let reader = try file.rows(of: sheet)
      var row = Row()
      while rows.count < SheetRecognizer.rowsExamined, try reader.read(into: &row) {
        rows.append(HeadRow(row, dateSystem: file.dateSystem))
      }
    } catch {
      return (rows, error)
    }
    return (rows, nil)
  }
}
