@testable import Spreadsheets

/// The lines of a file's canonical dump.
func dumpedLines(of file: any SpreadsheetFile) throws -> [String] {
  var bytes: [UInt8] = []
  try CanonicalDump.write(file) { bytes.append(contentsOf: $0) }
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
}

/// All rows of a sheet.
func allRows(of file: any SpreadsheetFile, sheet: Int = 0) throws -> [Row] {
  let reader = try file.rows(of: file.sheets[sheet])
  var rows: [Row] = []
  var row = Row()
  while try reader.read(into: &row) { rows.append(row) }
  return rows
}

/// The rows of a sheet before it breaks off, and why it does.
func rowsAndFailure(of file: any SpreadsheetFile, sheet: Int = 0) -> (rows: Int, ReadError?) {
  var count = 0
  do throws(ReadError) {
    let reader = try file.rows(of: file.sheets[sheet])
    var row = Row()
    while try reader.read(into: &row) { count += 1 }
    return (count, nil)
  } catch {
    return (count, error)
  }
}

func htmlFile(_ content: [UInt8], limits: ReadLimits = ReadLimits()) throws -> HTMLFile {
  try HTMLFile(
    mapped: MappedFile(copying: content, name: "t.xls"), name: "t.xls", limits: limits)
}

func htmlFile(_ text: String, limits: ReadLimits = ReadLimits()) throws -> HTMLFile {
  try htmlFile(Array(text.utf8), limits: limits)
}

/// A workbook in SpreadsheetML 2003.
struct TestSpreadsheetML {
  var declaration = #"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>"#
  var head = ""
  /// What stands in the `<Table>` of the one sheet.
  var table = ""
  /// Worksheets instead of the one sheet.
  var worksheets: String?

  var text: String {
    declaration + """
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" \
      xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" \
      xmlns:x="urn:schemas-microsoft-com:office:excel">\(head)\
      \(worksheets ?? "<Worksheet ss:Name='名册'><Table>\(table)</Table></Worksheet>")</Workbook>
      """
  }

  func open(
    encoding: TextEncoding = .utf8, limits: ReadLimits = ReadLimits()
  ) throws -> SpreadsheetMLFile {
    try Self.open(encoding.encoded(text), limits: limits)
  }

  static func open(
    _ content: [UInt8], limits: ReadLimits = ReadLimits()
  ) throws -> SpreadsheetMLFile {
    try SpreadsheetMLFile(
      mapped: MappedFile(copying: content, name: "t.xml"), name: "t.xml", limits: limits)
  }

  /// The lines of the dump behind the name of the sheet.
  static func lines(table: String, head: String = "") throws -> [String] {
    let workbook = TestSpreadsheetML(head: head, table: table)
    return Array(try dumpedLines(of: workbook.open()).dropFirst())
  }
}
