import TestSupport

@testable import Spreadsheets

extension ReaderProperties {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  private static func workbook(sheet: [UInt8], sharedStrings: [UInt8]) throws(ReadError) -> XLSXFile
  {
    let workbook = """
      <workbook xmlns="\(main)"><sheets><sheet name="S" sheetId="1"/></sheets></workbook>
      """
    let styles = """
      <styleSheet xmlns="\(main)"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>
      """
    let archive = ZipWriter([
      ZipWriter.Entry("xl/workbook.xml", workbook), ZipWriter.Entry("xl/styles.xml", styles),
      ZipWriter.Entry("xl/sharedStrings.xml", sharedStrings),
      ZipWriter.Entry("xl/worksheets/sheet1.xml", sheet),
    ]).archive()
    let mapped = try MappedFile(copying: archive, name: "f.xlsx")
    return try XLSXFile(mapped: mapped, name: "f.xlsx", limits: limits)
  }

  /// Reads the XML of a worksheet with the scanner and with the XML parser, which must agree.
  static func faultOfSheet(_ xml: [UInt8]) -> String? {
    let strings = "<sst xmlns='\(main)'><si><t>甲</t></si><si><t/></si><si><t>乙</t></si></sst>"
    guard let file = try? workbook(sheet: xml, sharedStrings: Array(strings.utf8)) else {
      return "the workbook around the sheet is refused"
    }
    let sheet = file.sheets[0]
    let parsed = reading { () throws(ReadError) in try file.rows(of: sheet, scanning: false) }
    let scanned = reading { () throws(ReadError) in try file.rows(of: sheet, scanning: true) }
    if let complaint = parsed.complaint ?? scanned.complaint { return complaint }
    if scanned.failure != parsed.failure {
      return "scanner: \(scanned.failure ?? "no fault"); parser: \(parsed.failure ?? "no fault")"
    }
    // Before a fault the parser may hand out fewer rows: it reads in larger steps.
    let agrees =
      parsed.failure == nil ? scanned.rows == parsed.rows : scanned.rows.starts(with: parsed.rows)
    if !agrees { return "scanner: \(scanned.rows); parser: \(parsed.rows)" }
    _ = try? file.mergedRanges(of: sheet)
    try? CanonicalDump.write(file) { _ in }
    return nil
  }

  /// Reads the XML of the shared strings whole, byte by byte, and as part of a workbook.
  static func faultOfSharedStrings(_ xml: [UInt8]) -> String? {
    let whole = strings(in: xml, step: max(xml.count, 1))
    let pieces = strings(in: xml, step: 1)
    if whole != pieces { return "read byte by byte they differ: \(String(describing: whole))" }
    let cells = (0..<4).map { "<c t='s'><v>\($0)</v></c>" }.joined()
    let sheet = "<worksheet xmlns='\(main)'><sheetData><row>\(cells)</row></sheetData></worksheet>"
    guard let file = try? workbook(sheet: Array(sheet.utf8), sharedStrings: xml) else {
      return whole == nil ? nil : "a workbook refuses them"
    }
    return whole == nil ? "a workbook accepts them" : fault(of: file)
  }

  private static func strings(in xml: [UInt8], step: Int) -> [[UInt8]]? {
    let position = SourcePosition(file: "f.xlsx")
    // A token is too long only where it has to be kept from one piece to the next.
    var limits = limits
    limits.xmlTokenBytes = xml.count + 1
    let part = SharedStringsPart(limits: limits, position: position)
    do {
      let parser = try XMLEventParser(
        part: "xl/sharedStrings.xml", position: position, limits: limits, handler: part)
      for start in stride(from: 0, to: xml.count, by: step) {
        let piece = Array(xml[start..<min(start + step, xml.count)])
        try piece.withUnsafeBytes { try parser.parse($0) }
      }
      try parser.finish()
    } catch {
      return nil
    }
    return (0..<part.strings.count).map { index in
      part.strings.withBytes(at: index) { bytes in bytes.withUnsafeBufferPointer { Array($0) } }
    }
  }
}
