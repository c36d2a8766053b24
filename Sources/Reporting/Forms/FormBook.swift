import Definitions
import Importing
import WorkbookWriting

/// A form to be filled in: one dataset's columns, in a workbook that says of each what it takes.
public struct FormBook {
  /// Empty rows that are looked after by drop-downs and limits.
  public static let rows = 500
  private static let titleRow = 1
  private static let senderRow = 2
  private static let noteRow = 3
  public static let headingRow = 4
  public static let exampleRow = 5
  public static let firstRow = 6
  /// The column of the running numbers; the fields stand behind it.
  private static let numberColumn = 1
  private static let firstColumn = 2
  /// Characters that are readable side by side on A4 across.
  private static let pageWidth = 150.0

  let dataset: Dataset
  let columns: [FormColumn]
  private let words: FormWords

  public init(_ dataset: Dataset, in pipeline: Pipeline, language: Language) {
    self.dataset = dataset
    columns = dataset.fields.map { FormColumn($0, of: dataset, in: pipeline) }
    words = FormWords(dataset: dataset, pipeline: pipeline, language: language)
  }

  /// Columns to be filled in, and how many of them must be.
  public var counts: (all: Int, required: Int) {
    (columns.count, columns.count { $0.need == .always })
  }

  public func write(to path: String) throws(WorkbookError) { try write(to: path, filledWith: []) }

  /// - Parameter rows: Records to stand in the form already, field by field.
  func write(to path: String, filledWith rows: [[ExampleValue?]]) throws(WorkbookError) {
    let book = try WorkbookWriter(path: path, title: dataset.title)
    try book.startSheet(dataset.title)
    try writeHead(to: book)
    try writeHeadings(to: book)
    try writeExample(to: book)
    for (index, values) in rows.enumerated() {
      let row = Self.firstRow + index
      try book.write(Double(index + 1), row: row, column: Self.numberColumn)
      for (place, column) in columns.enumerated() where values.indices.contains(place) {
        try write(
          values[place], row: row, column: Self.firstColumn + place,
          CellFormat(numberFormat: column.numberFormat, alignment: column.alignment), to: book)
      }
    }
    let options = try writeValidations(to: book)
    try layOut(book)
    try options.write(to: book)
    try book.close()
  }

  private func writeHead(to book: WorkbookWriter) throws(WorkbookError) {
    book.setHeightOfRows(18)
    try book.setHeight(28, ofRow: Self.titleRow)
    try book.write(dataset.title, row: Self.titleRow, column: 1, format: FormStyle.title)
    try book.setHeight(20, ofRow: Self.senderRow)
    let row = Self.senderRow
    // The importer reads these labels, so they are Chinese in any language.
    try book.write("填报单位：", row: row, column: 2, format: FormStyle.label)
    try book.write("", row: row, column: 3, format: FormStyle.blank)
    try book.write("填报时间：", row: row, column: 4, format: FormStyle.label)
    try book.write("", row: row, column: 5, format: FormStyle.blankDay)
    let day = words.say("填这张表的日子，如 2023-06-30", "The day on which the form is filled in")
    try book.validate(
      DataValidation(
        .day(FormColumn.days), title: words.say("填报时间", "Filled in on"), message: day,
        refusal: day, isStrict: false),
      rows: row...row, column: 5)
    let note = words.say(
      "橙底的列必填，黄底的列有的行必填，蓝底的列选填；鼠标停在列名上看怎么填。一行一条，从示例行下面填起；示例行不算数，可以留着。",
      "Orange columns are required, yellow ones in some rows, blue ones are optional; rest the pointer on a heading to read more. "
        + "Begin below the example, which is not counted and may stay.")
    try book.write(note, row: Self.noteRow, column: 1, format: FormStyle.note)
  }

  private func writeHeadings(to book: WorkbookWriter) throws(WorkbookError) {
    try book.setHeight(36, ofRow: Self.headingRow)
    try book.write(
      "序号", row: Self.headingRow, column: Self.numberColumn, format: FormStyle.number)
    for (index, column) in columns.enumerated() {
      let place = Self.firstColumn + index
      try book.write(
        column.field.title, row: Self.headingRow, column: place, format: column.heading)
      try book.comment(words.comment(column), row: Self.headingRow, column: place)
    }
  }

  private func writeExample(to book: WorkbookWriter) throws(WorkbookError) {
    let row = Self.exampleRow
    try book.write(
      FormMark.example, row: row, column: Self.numberColumn, format: FormStyle.example("@", .center)
    )
    for (index, column) in columns.enumerated() {
      let place = Self.firstColumn + index
      let format = FormStyle.example(column.numberFormat, column.alignment)
      try write(column.example, row: row, column: place, format, to: book)
    }
  }

  private func write(
    _ value: ExampleValue?, row: Int, column: Int, _ format: CellFormat, to book: WorkbookWriter
  ) throws(WorkbookError) {
    switch value {
    case .text(let text): try book.write(text, row: row, column: column, format: format)
    case .number(let number): try book.write(number, row: row, column: column, format: format)
    case .day(let year, let month, let day):
      try book.writeDay(
        year: year, month: month, day: day, row: row, column: column, format: format)
    case nil: try book.write("", row: row, column: column, format: format)
    }
  }

  private func writeValidations(to book: WorkbookWriter) throws(WorkbookError) -> FormOptions {
    var options = FormOptions()
    let rows = Self.firstRow...Self.firstRow + Self.rows - 1
    for (index, column) in columns.enumerated() {
      let place = column.choices.flatMap { options.place($0, title: column.field.title) }
      try book.validate(
        DataValidation(
          column.rule(choicesAt: place), title: column.field.title,
          message: words.message(column), refusal: words.refusal(column),
          isStrict: !column.isDayOptional),
        rows: rows, column: Self.firstColumn + index)
    }
    return options
  }

  private func layOut(_ book: WorkbookWriter) throws(WorkbookError) {
    try book.setWidth(7, ofColumn: Self.numberColumn, format: CellFormat(alignment: .center))
    var width = 7.0
    for (index, column) in columns.enumerated() {
      // The labels of the second row must have room.
      let shown = max(column.width, index < 4 ? 12 : 0)
      width += shown
      try book.setWidth(
        shown, ofColumn: Self.firstColumn + index,
        format: CellFormat(numberFormat: column.numberFormat, alignment: column.alignment))
    }
    try book.freeze(row: Self.headingRow + 1, column: Self.firstColumn + 1)
    let last = Self.numberColumn + columns.count
    try book.frame(
      rows: Self.firstRow...Self.firstRow + Self.rows - 1, columns: Self.numberColumn...last)
    try book.allowNumbersAsText(lastRow: Self.firstRow + Self.rows, lastColumn: last)
    let pages = Int((width / Self.pageWidth).rounded(.up))
    try book.setPage(
      .init(
        header: dataset.title, repeatedRows: Self.headingRow...Self.headingRow,
        repeatedColumns: pages > 1 ? Self.numberColumn...Self.firstColumn : nil,
        pagesAcross: pages))
  }
}
