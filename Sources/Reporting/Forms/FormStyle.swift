import WorkbookWriting

/// How the cells of a form look. Headings say by their colour who must be filled in.
enum FormStyle {
  static let title = CellFormat(size: 16, isBold: true, color: 0x1F3864)
  static let note = CellFormat(size: 10, color: 0x595959)
  static let label = CellFormat(alignment: .trailing)
  static let blank = CellFormat(numberFormat: "@", fill: 0xFFFBE6, isFramed: true)
  static let blankDay = CellFormat(
    numberFormat: FormColumn.dayFormat, fill: 0xFFFBE6, alignment: .leading, isFramed: true)

  static let required = heading(0xC55A11)
  static let sometimes = heading(0xBF8F00)
  static let optional = heading(0x305496)
  static let number = heading(0x7F7F7F)

  private static func heading(_ fill: UInt32) -> CellFormat {
    CellFormat(
      isBold: true, color: 0xFFFFFF, fill: fill, alignment: .center, wraps: true, isFramed: true)
  }

  static func example(
    _ numberFormat: String, _ alignment: CellFormat.Alignment?
  ) -> CellFormat {
    CellFormat(
      numberFormat: numberFormat, color: 0x7F7F7F, fill: 0xF2F2F2, alignment: alignment,
      isFramed: true)
  }
}
