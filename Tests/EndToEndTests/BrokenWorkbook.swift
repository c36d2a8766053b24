/// A workbook in SpreadsheetML 2003 whose sheet 一 breaks off in a row.
enum BrokenWorkbook {
  /// - Parameter wholeRows: The rows before the break, of two cells each.
  static func xml(wholeRows: Int) -> String {
    let row = "<Row><Cell><Data>1</Data></Cell><Cell><Data>2</Data></Cell></Row>"
    return
      "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
      + "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"一\"><Table>"
      + String(repeating: row, count: wholeRows) + "<Row><Cell></Wrong>"
  }
}
