import Testing

@testable import Spreadsheets

/// What the fuzzers found, cut down to what shows it.
struct ReplayTests {
  @Test(arguments: [
    // The row before a damaged end was lost.
    "<worksheet xmlns='M'><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData><a></worksheet>",
    "<worksheet xmlns='M'><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData><a b\u{16}='1'/></worksheet>",
    // No name begins with a digit, nor goes on with one behind its prefix.
    "<worksheet xmlns='M'><sheetData><row r='1'><c r='A1'><f 1t='a'></f><v>1</v></c></row></sheetData></worksheet>",
    "<worksheet xmlns='M' xmlns:x='y'><sheetData><row r='1' x:1='a'><c r='A1'><v>1</v></c></row></sheetData></worksheet>",
    "<worksheet xmlns='M' xmlns:x='y'><sheetData><row r='1' x:y:z='a'><c r='A1'><v>1</v></c></row></sheetData></worksheet>",
    // An undeclared prefix before the rows: the parser reads the rows and then refuses the sheet.
    "<worksheet xmlns='M'><a x:b='1'/><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData></worksheet>",
  ])
  func sheets(xml: String) {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let sheet = xml.replacing("xmlns='M'", with: "xmlns='\(main)'")
    #expect(ReaderProperties.faultOfSheet(Array(sheet.utf8)) == nil)
  }

  /// Encodings that libxml2 leaves to the system were read differently in other pieces.
  @Test(arguments: [
    "UTF-7", "UTF8-", "UTF08", "GB18030", "utf-8", "UTF8", "ISO-8859-1", "us-ascii", "UTF-16",
  ])
  func sharedStrings(encoding: String) {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let xml =
      "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n<sst xmlns=\"\(main)\"><si><t>a+AGE-b</t></si><si><t>\u{E9}</t></si></sst>"
    #expect(ReaderProperties.faultOfSharedStrings(Array(xml.utf8)) == nil)
    #expect(ReaderProperties.faultOfSharedStrings(Array(xml.utf8) + [0]) == nil)
    // A byte-order mark that came in several pieces.
    #expect(ReaderProperties.faultOfSharedStrings([0xEF, 0xBB, 0xBF] + Array(xml.utf8)) == nil)
    let instruction = xml.replacing("xml version", with: "xmlr version")
    #expect(
      ReaderProperties.faultOfSharedStrings([0xEF, 0xBB, 0xBF] + Array(instruction.utf8)) == nil)
  }

  @Test(arguments: [
    // A window that ended between CR and LF made a blank record.
    "a,\"b \"\"\r\nc,d\r\n",
    // A window that ended in the spaces behind a quote took it for a closing one.
    "\"\n\"  \t",
    // One that ended between the CR and LF of a line with a stray quote made a blank record.
    ",\"\"5,0\"\r\n\",\n,\"\"",
  ])
  func textTables(text: String) {
    #expect(ReaderProperties.faultOfCSV(Array(text.utf8)) == nil)
  }
}
