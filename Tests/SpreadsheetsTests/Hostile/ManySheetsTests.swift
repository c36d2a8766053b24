import Testing

@testable import Spreadsheets

/// Sheets of SpreadsheetML are read from where the one before ends, whatever the encoding.
struct ManySheetsTests {
  static let names = ["党员", "党组织", "发展党员", "党费"]

  private func text(sheets: Int, declaration: String = "<?xml version='1.0'?>") -> String {
    var workbook = TestSpreadsheetML(
      declaration: declaration + "<?mso-application progid='Excel.Sheet'?><!-- <Worksheet> -->")
    workbook.worksheets = (0..<sheets).map { sheet in
      "<ss:Worksheet ss:Name='\(Self.names[sheet % 4])\(sheet)'><Table>"
        + (0...sheet % 60).map {
          "<Row><Cell><Data ss:Type='String'>第\(sheet)表\($0)</Data></Cell></Row>"
        }
        .joined() + "</Table></ss:Worksheet><!-- </Worksheet> -->\n"
    }.joined()
    return workbook.text
  }

  @Test(arguments: [
    (TextEncoding.utf8, "<?xml version='1.0'?>"),
    (.gb18030, "<?xml version='1.0' encoding='gb2312'?>"),
    (.utf16LittleEndian, "<?xml version='1.0'?>"),
  ])
  func eachHasItsOwnRows(encoding: TextEncoding, declaration: String) throws {
    let text = text(sheets: 300, declaration: declaration)
    let file = try TestSpreadsheetML.open(encoding.encoded(text))
    #expect(file.sheets.count == 300)
    // In an order of no file.
    for sheet in stride(from: 299, through: 0, by: -7) {
      let rows = try allRows(of: file, sheet: sheet)
      #expect(rows.map { $0.text(of: $0.cells[0]) } == (0...sheet % 60).map { "第\(sheet)表\($0)" })
      #expect(file.sheets[sheet].name == "\(Self.names[sheet % 4])\(sheet)")
    }
  }

  @Test func aSheetInASheetIsFoundToo() throws {
    func sheet(_ name: String, _ inner: String) -> String {
      "<Worksheet ss:Name='\(name)'>\(inner)<Table><Row><Cell><Data ss:Type='String'>\(name)</Data>"
        + "</Cell></Row></Table></Worksheet>"
    }
    let worksheets = sheet("甲", "") + sheet("乙", sheet("丙", "")) + sheet("丁", "")
    let file = try TestSpreadsheetML(worksheets: worksheets).open()
    #expect(file.sheets.map(\.name) == ["甲", "乙", "丙", "丁"])
    for (index, row) in [(0, "甲"), (2, "丙"), (3, "丁")] {
      #expect(try allRows(of: file, sheet: index).first.map { $0.text(of: $0.cells[0]) } == row)
    }
  }

  /// Parsed again for each sheet, they would take a minute in a debug build.
  @Test(.timeLimit(.minutes(1)))
  func manyCostNoMoreThanTheFile() throws {
    let blank = String(repeating: "<Row/>", count: 400)
    let worksheets = (0..<200).map {
      "<Worksheet ss:Name='\($0)'><Table>\(blank)<Row><Cell><Data ss:Type='Number'>\($0)</Data></Cell></Row></Table></Worksheet>"
    }
    let file = try TestSpreadsheetML(worksheets: worksheets.joined()).open()
    for sheet in 0..<200 {
      #expect(try allRows(of: file, sheet: sheet).map { $0.text(of: $0.cells[0]) } == ["\(sheet)"])
    }
  }

  @Test func theRootMayNotStandTooFarDown() {
    var limits = ReadLimits()
    limits.xmlTokenBytes = 1_000
    let comments = String(repeating: "<!-- \(String(repeating: "x", count: 500)) -->", count: 5)
    let error = #expect(throws: ReadError.self) {
      try TestSpreadsheetML(declaration: "<?xml version='1.0'?>" + comments, table: "<Row/>")
        .open(limits: limits)
    }
    #expect(error?.kind == .limit(name: "xmlTokenBytes", value: 1_000))
  }
}
