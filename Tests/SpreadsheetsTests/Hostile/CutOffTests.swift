import TestSupport
import Testing

@testable import Spreadsheets

/// Files that end too soon, or of which a byte has changed: never a trap, and never rows that the whole file
/// does not have.
struct CutOffTests {
  enum Format: CaseIterable {
    case xlsx, spreadsheetML, spreadsheetMLInGB18030, html, csv, csvInUTF16

    /// A whole file of 40 rows of three cells.
    var content: [UInt8] {
      let numbers = 1...40
      switch self {
      case .xlsx:
        let rows = numbers.map {
          #"<row r="\#($0)"><c r="A\#($0)" t="s"><v>\#($0 % 3)</v></c><c r="B\#($0)"><v>\#($0)</v></c>"#
            + #"<c r="C\#($0)" t="inlineStr"><is><t>第\#($0)村</t></is></c></row>"#
        }
        let workbook = TestWorkbook(
          rows: rows.joined(),
          sharedStrings: "<si><t>甲</t></si><si><t>乙</t></si><si><t>丙</t></si>")
        return ZipWriter(
          workbook.parts.sorted { $0.key < $1.key }.map { ZipWriter.Entry($0.key, $0.value) }
        ).archive()
      case .spreadsheetML, .spreadsheetMLInGB18030:
        let table = numbers.map {
          "<Row><Cell><Data ss:Type='String'>甲村</Data></Cell><Cell><Data ss:Type='Number'>\($0)</Data></Cell>"
            + "<Cell><Data ss:Type='String'>第\($0)村</Data></Cell></Row>"
        }.joined()
        var workbook = TestSpreadsheetML(table: table)
        guard self == .spreadsheetMLInGB18030 else { return Array(workbook.text.utf8) }
        workbook.declaration = #"<?xml version="1.0" encoding="gb2312"?>"#
        return TextEncoding.gb18030.encoded(workbook.text)
      case .html:
        let rows = numbers.map { "<tr><td>甲村</td><td>\($0)</td><td>第\($0)村</td></tr>" }
        return Array("<html><body><table>\(rows.joined())</table></body></html>".utf8)
      case .csv: return Array(text(numbers).utf8)
      case .csvInUTF16:
        return [0xFF, 0xFE] + TextEncoding.utf16LittleEndian.encoded(text(numbers))
      }
    }

    private func text(_ numbers: ClosedRange<Int>) -> String {
      numbers.map { "甲村,\($0),\"第\($0)村\"\n" }.joined()
    }

    /// Whether a cut anywhere shows; a text file may end after any line, a page after any tag.
    var showsEachCut: Bool {
      switch self {
      case .xlsx, .spreadsheetML, .spreadsheetMLInGB18030: true
      case .html, .csv, .csvInUTF16: false
      }
    }
  }

  private func read(_ content: [UInt8]) -> (lines: [String], failure: ReadError?) {
    var lines: [String] = []
    do throws(ReadError) {
      let mapped = try MappedFile(copying: content, name: "t")
      let file: any SpreadsheetFile =
        switch FormatSniffer.sniff(mapped.bytes) {
        case .xlsx: try XLSXFile(mapped: mapped, name: "t", limits: ReadLimits())
        case .spreadsheetML: try SpreadsheetMLFile(mapped: mapped, name: "t", limits: ReadLimits())
        case .html: try HTMLFile(mapped: mapped, name: "t", limits: ReadLimits())
        case .csv: try CSVFile(mapped: mapped, name: "t", limits: ReadLimits())
        default: throw ReadError(.unrecognized, at: SourcePosition(file: "t"))
        }
      for sheet in file.sheets {
        let reader = try file.rows(of: sheet)
        var row = Row()
        while try reader.read(into: &row) {
          lines.append(row.cells.map { "\($0.column)=\(row.text(of: $0))" }.joined(separator: ","))
        }
      }
    } catch {
      return (lines, error)
    }
    return (lines, nil)
  }

  @Test(arguments: Format.allCases)
  func everyCutIsSaidOrLeavesWholeRows(format: Format) {
    let content = format.content
    let whole = read(content)
    #expect(whole.lines.count == 40)
    #expect(whole.failure == nil)
    for part in 0..<50 {
      let cut = read(Array(content[..<(content.count * part / 50)]))
      // What was read is the start of the whole, but for a last row that is cut off itself.
      #expect(cut.lines.dropLast().elementsEqual(whole.lines.prefix(max(0, cut.lines.count - 1))))
      #expect(cut.lines.count <= 40)
      if format.showsEachCut { #expect(cut.failure != nil, "cut at \(part)/50") }
    }
  }

  /// Stored, so that a changed byte changes the XML itself: the checksum must tell.
  @Test func everyChangedByteOfAPartIsSaid() throws {
    let content = Format.xlsx.content
    let whole = read(content).lines
    let archive = try ZipArchive(
      file: MappedFile(copying: content, name: "t"), limits: ReadLimits())
    for entry in archive.entries {
      let start = entry.headerOffset + 30 + entry.name.utf8.count
      for part in 0..<20 {
        var changed = content
        changed[start + entry.compressedSize * part / 20] ^= 0x01
        let (lines, failure) = read(changed)
        #expect(failure != nil || lines == whole, "\(entry.name) \(part)/20")
        #expect(failure != nil || entry.name == "xl/workbook.xml")
      }
    }
  }
}
