import Foundation
import TestSupport
import Testing

@testable import Spreadsheets

/// The scanner and the XML parser must give the same rows, or the same refusal, of every sheet there is.
struct SheetScannerTests {
  /// Rows as text, then the error where there is one.
  private func read(_ file: XLSXFile, _ sheet: Sheet, scanning: Bool) -> [String] {
    var lines: [String] = []
    do throws(ReadError) {
      let reader = try file.rows(of: sheet, scanning: scanning)
      var row = Row()
      while try reader.read(into: &row) {
        let cells = row.cells.map {
          "\($0.column) \($0.kind) \($0.style) \($0.isFormula) \(row.text(of: $0))"
        }
        lines.append("\(row.number) \(row.isHidden) \(row.struckCells) \(cells)")
      }
      #expect(try reader.read(into: &row) == false)
      lines.append("\(reader.formulasWithoutValue)")
    } catch {
      lines.append("\(error.kind)")
    }
    return lines
  }

  private func expectEqualReaders(_ workbook: TestWorkbook, _ comment: String) throws {
    let file = try workbook.open()
    for sheet in file.sheets {
      let parsed = read(file, sheet, scanning: false)
      #expect(read(file, sheet, scanning: true) == parsed, "\(comment)")
    }
  }

  private static let strings = "<si><t>甲</t></si><si><t></t></si><si><t>乙&amp;丙</t></si>"

  private func workbook(rows: String) -> TestWorkbook {
    TestWorkbook(
      rows: rows, sharedStrings: Self.strings,
      styles: """
        <fonts><font><sz val="11"/></font><font><strike/></font></fonts>
        <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" fontId="1"/></cellXfs>
        """)
  }

  @Test(arguments: [
    #"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.50</v></c></row>"#,
    #"<row r="2" hidden="1" spans="1:2"><c r="A2" s="1"><v>45078</v></c></row><row r="9"/>"#,
    #"<row r="1"><c r="A1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="b"><v>1</v></c></row>"#,
    #"<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> 甲 </t></is></c></row>"#,
    #"<row r="1"><c r="A1" t="str"><f>A2&amp;"x"</f><v>x_x0041_y</v></c></row>"#,
    #"<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0"/><v>3</v></c></row>"#,
    #"<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"/></row>"#,
    // What the scanner leaves to the parser, at once or after some rows.
    #"<row r="1"><c r="A1"><v>1</v></c></row><!-- note --><row r="2"><c r="A2"><v>2</v></c></row>"#,
    #"<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>"#,
    #"<row r="5"><c r="A5"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>"#,
    #"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"#,
    #"<row r="1"><c r="C1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#,
    #"<row r="1"><c r="A1" t="str"><v>a&lt;b&#10;c</v></c></row>"#,
    #"<row r="1"><c r="A1" t="str"><v><![CDATA[a<b]]></v></c></row>"#,
    #"<row r="1"><c r="A1"><v> 7 </v></c><c r="B1"><v>abc</v></c><c r="C1"><v></v></c></row>"#,
    #"<row r="1"><c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c></row>"#,
    #"<row r="1"><c r="A1" t="d"><v>2023-06-01</v></c></row>"#,
    #"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>99</v></c></row>"#,
    #"<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</c></row>"#,
    "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a\r\nb</v></c></row>",
    #"<row r="1"><c r="A1" t="str"><v>a]]&gt;b</v></c></row>"#,
    "",
  ])
  func readsAsTheParserDoes(rows: String) throws {
    try expectEqualReaders(workbook(rows: rows), rows)
  }

  /// A library writes formulas and leaves it to Excel to compute them; an empty text is computed.
  @Test(
    arguments: [
      (#"<row r="1"><c r="A1"><v>1</v></c></row>"#, 0, nil, nil),
      (#"<row r="3"><c r="B3"><f>A1</f></c><c r="C3"><f>A2</f><v/></c></row>"#, 2, 3, 2),
      (
        #"<row r="1"><c r="A1"><f>A9</f><v>1</v></c></row><row r="4"><c r="D4"><f>A1</f><v></v></c></row>"#,
        1, 4, 4
      ),
      (#"<row r="1"><c r="A1" t="str"><f>IF(B1,1,"")</f><v></v></c></row>"#, 0, nil, nil),
      (#"<row r="1"><c r="A1" t="s"><f>A2</f><v>1</v></c></row>"#, 0, nil, nil),
      (#"<row r="1"><c r="A1"><f>A2</f><is><t></t></is></c></row>"#, 0, nil, nil),
      (#"<row><c><f>A2</f></c></row><row><!-- x --><c><f>A2</f></c></row>"#, 2, 1, 1),
    ] as [(String, Int, Int?, Int?)])
  func countsFormulasWithoutValue(rows: String, count: Int, row: Int?, column: Int?) throws {
    let file = try workbook(rows: rows).open()
    for scanning in [false, true] {
      let reader = try file.rows(of: file.sheets[0], scanning: scanning)
      var scratch = Row()
      while try reader.read(into: &scratch) {}
      let found = reader.formulasWithoutValue
      #expect(found.count == count)
      #expect(found.row == row)
      #expect(found.column == column)
    }
  }

  @Test func aRowInsideARowEndsTheOuterOne() throws {
    let rows = """
      <row r="1"><c r="C1"><v>1</v></c><row r="2"><c r="A2"><v>2</v></c></row></row>
      """
    let file = try workbook(rows: rows).open()
    let reader = try file.rows(of: file.sheets[0])
    var columns: [[Int32]] = []
    var row = Row()
    while try reader.read(into: &row) { columns.append(row.cells.map(\.column)) }
    #expect(columns == [[3], [1]])
  }

  @Test(arguments: 1...60) func readsLegalOdditiesAsTheParserDoes(seed: UInt64) throws {
    var sheet = OddSheet(seed: seed)
    try expectEqualReaders(workbook(rows: sheet.rows()), "seed \(seed)")
  }

  @Test(arguments: 1...80) func refusesDamageAsTheParserDoes(seed: UInt64) throws {
    var sheet = OddSheet(seed: seed)
    var bytes = Array(sheet.rows().utf8)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3 where !bytes.isEmpty {
      bytes[Int.random(in: bytes.indices, using: &generator)] =
        [0x3C, 0x3E, 0x26, 0x22, 0x41, 0x20].randomElement(using: &generator) ?? 0x41
    }
    let file = try workbook(rows: String(decoding: bytes, as: UTF8.self)).open()
    let parsed = read(file, file.sheets[0], scanning: false)
    let scanned = read(file, file.sheets[0], scanning: true)
    // Where the parser gives up, the rows before it may be fewer: it reads in larger steps.
    let rows = parsed.filter { $0.first?.isNumber == true }
    #expect(scanned.starts(with: rows), "seed \(seed)")
    // The last line says whether the sheet was refused.
    #expect(scanned.last == parsed.last, "seed \(seed)")
  }

  /// Rows before the damage are kept, the last of them too.
  @Test func keepsTheLastRowBeforeADamagedEnd() throws {
    var workbook = workbook(rows: #"<row r="1"><c r="A1"><v>1</v></c></row>"#)
    workbook.parts["xl/worksheets/sheet1.xml"]?.replace(
      "</worksheet>", with: "<broken></worksheet>")
    let file = try workbook.open()
    let lines = read(file, file.sheets[0], scanning: true)
    #expect(lines.count == 2)
    #expect(lines == read(file, file.sheets[0], scanning: false))
  }

  @Test func readsTheCorpusAsTheParserDoes() throws {
    let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../../shared/corpus/xlsx").standardizedFileURL
    guard let names = FileManager.default.enumerator(atPath: corpus.path) else { return }
    for case let name as String in names where name.hasSuffix(".xlsx") {
      let path = corpus.appendingPathComponent(name).path
      guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int,
        size < 200_000, let mapped = try? MappedFile(path: path, name: name),
        let file = try? XLSXFile(mapped: mapped, name: name, limits: ReadLimits())
      else { continue }
      for sheet in file.sheets {
        let parsed = read(file, sheet, scanning: false)
        #expect(read(file, sheet, scanning: true) == parsed, "\(name) \(sheet.name)")
      }
    }
  }
}

/// Rows in every spelling that XML and the standard allow, some of them plain and some not.
private struct OddSheet {
  private var generator: SeededGenerator
  /// How often something is not plain; low, so that the scanner gets far before it hands over.
  private let oddity: Int

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    oddity = [0, 1, 5][Int(seed % 3)]
  }

  mutating func rows() -> String {
    var text = ""
    var number = 0
    for _ in 0..<Int.random(in: 1...40, using: &generator) {
      number += Int.random(in: 1...3, using: &generator)
      if isOdd() { number = max(1, number - 4) }
      text += row(number) + (isOdd() ? "\n  <!-- <row> -->" : pick(["", "\n", "  "]))
    }
    return text
  }

  private mutating func row(_ number: Int) -> String {
    let reference =
      isOdd() ? "" : pick([#" r="\#(number)""#, " r='\(number)'", "\n r=\"\(number)\" "])
    let extra = pick(["", #" spans="1:9""#, #" ht="15.5" customHeight="1""#, #" hidden="1""#])
    var cells = ""
    var column = 0
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      column += Int.random(in: 1...30, using: &generator)
      cells += cell(isOdd() ? max(1, column - 30) : column, number)
    }
    return cells.isEmpty ? "<row\(reference)\(extra)/>" : "<row\(reference)\(extra)>\(cells)</row>"
  }

  private mutating func cell(_ column: Int, _ row: Int) -> String {
    let name = SourcePosition.letters(ofColumn: column) + "\(row)"
    let reference = isOdd() ? "" : #" r="\#(name)""#
    let style = pick(["", #" s="1""#, #" s="0""#, #" s="77""#])
    let formula = pick([
      "", "", "", "<f>SUM(A1:A2)</f>", #"<f t="array" ref="A1">1&lt;2</f>"#, "<f/>",
    ])
    return pick([
      "<c\(reference)\(style)>\(formula)<v>\(number())</v></c>",
      "<c\(reference)\(style) t=\"s\">\(formula)<v>\(pick(["0", "1", "2"]))</v></c>",
      "<c\(style)\(reference) t=\"str\">\(formula)<v>\(content())</v></c>",
      "<c\(reference) t=\"inlineStr\"\(style)><is><t\(pick(["", #" xml:space="preserve""#]))>\(content())</t></is></c>",
      "<c\(reference) t=\"b\"><v>\(pick(["0", "1", isOdd() ? "true" : "1"]))</v></c>",
      "<c\(reference) t=\"e\"><v>#DIV/0!</v></c>",
      "<c\(reference)\(style)/>",
      "<c\(reference)\(style)>\(formula)\(pick(["", "<v/>", "<v></v>", " "]))</c>",
      isOdd()
        ? "<c\(reference)><v>1</v><extLst><ext/></extLst></c>" : "<c\(reference)><v>1</v></c>",
    ])
  }

  private mutating func number() -> String {
    pick([
      "0", "-1", "45078", "3.25", "1E-3", "450311199001010017", isOdd() ? " 8 " : "8",
      isOdd() ? "x" : "9",
    ])
  }

  private mutating func content() -> String {
    pick([
      "甲村", "", " a ", "_x000D_b", "𠮷", "a_b", isOdd() ? "a&amp;b" : "ab",
      isOdd() ? "&#x7532;" : "c",
      isOdd() ? "<![CDATA[<&]]>" : "d", isOdd() ? "a\r\nb" : "a\nb",
    ])
  }

  private mutating func isOdd() -> Bool { Int.random(in: 0..<100, using: &generator) < oddity }

  private mutating func pick(_ texts: [String]) -> String {
    texts.randomElement(using: &generator) ?? ""
  }
}
