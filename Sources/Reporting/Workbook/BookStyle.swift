import WorkbookWriting

/// How the cells of our workbooks look.
enum BookStyle {
  static let title = CellFormat(size: 16, isBold: true, color: 0x1F3864)
  static let note = CellFormat(size: 10, color: 0x595959)
  static let heading = CellFormat(
    isBold: true, color: 0xFFFFFF, fill: 0x305496, alignment: .center, wraps: true, isFramed: true)
  static let text = CellFormat(numberFormat: "@", isFramed: true)
  static let longText = CellFormat(numberFormat: "@", wraps: true, isFramed: true)
  static let centered = CellFormat(numberFormat: "@", alignment: .center, isFramed: true)
  static let mark = CellFormat(numberFormat: "@", isBold: true, alignment: .center, isFramed: true)
  static let integer = CellFormat(numberFormat: "#,##0", isFramed: true)
  static let real = CellFormat(numberFormat: "General", isFramed: true)
  static let share = CellFormat(numberFormat: "0.00%", isFramed: true)
  static let integerChange = CellFormat(numberFormat: "+#,##0;-#,##0;0", isFramed: true)
  static let shareChange = CellFormat(numberFormat: "+0.00%;-0.00%;0.00%", isFramed: true)
  static let link = CellFormat(color: 0x0563C1, alignment: .center, isFramed: true)
}
