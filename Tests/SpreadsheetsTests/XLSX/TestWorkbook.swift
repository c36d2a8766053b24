import TestSupport

@testable import Spreadsheets

/// A workbook whose parts are written out in the test that needs it.
struct TestWorkbook {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  var parts: [String: String] = [:]

  /// A workbook without any relationships, whose one sheet, `Sheet1`, has these rows.
  init(
    rows: String = "", sharedStrings: String? = nil, styles: String? = nil, attributes: String = ""
  ) {
    parts["xl/workbook.xml"] = """
      <workbook xmlns="\(Self.main)"><workbookPr \(attributes)/>
      <sheets><sheet name="Sheet1" sheetId="1"/></sheets></workbook>
      """
    parts["xl/worksheets/sheet1.xml"] = Self.sheet(rows)
    if let sharedStrings {
      parts["xl/sharedStrings.xml"] = #"<sst xmlns="\#(Self.main)">\#(sharedStrings)</sst>"#
    }
    if let styles {
      parts["xl/styles.xml"] = #"<styleSheet xmlns="\#(Self.main)">\#(styles)</styleSheet>"#
    }
  }

  static func sheet(_ rows: String) -> String {
    #"<worksheet xmlns="\#(main)"><sheetData>\#(rows)</sheetData></worksheet>"#
  }

  func open(limits: ReadLimits = ReadLimits()) throws(ReadError) -> XLSXFile {
    let entries = parts.sorted { $0.key < $1.key }.map { ZipWriter.Entry($0.key, $0.value) }
    return try Self.open(ZipWriter(entries).archive(), limits: limits)
  }

  static func open(_ bytes: [UInt8], limits: ReadLimits = ReadLimits()) throws(ReadError)
    -> XLSXFile
  {
    let mapped = try MappedFile(copying: bytes, name: "test.xlsx")
    return try XLSXFile(mapped: mapped, name: "test.xlsx", limits: limits)
  }

  /// The canonical dump, one line each.
  func lines(limits: ReadLimits = ReadLimits()) throws(ReadError) -> [String] {
    try Self.lines(of: open(limits: limits))
  }

  static func lines(of file: some SpreadsheetFile) throws(ReadError) -> [String] {
    var bytes: [UInt8] = []
    try CanonicalDump.write(file) { bytes.append(contentsOf: $0) }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
