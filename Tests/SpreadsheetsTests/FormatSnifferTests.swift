import Testing

@testable import Spreadsheets

struct FormatSnifferTests {
  private func sniff(_ bytes: [UInt8]) -> FormatSniffer.Finding {
    bytes.withUnsafeBytes { FormatSniffer.sniff($0) }
  }

  @Test(
    arguments: [
      ("姓名,年龄\n", .csv),
      ("<a>,<b>\n", .csv),
      ("\"<html>\",b\n", .csv),
      ("BM,PK\n", .csv),
      ("%PDF-1.7", .unsupported(.pdf)),
      ("{\\rtf1", .unsupported(.doc)),
      ("<html><table>", .html),
      ("\u{FEFF}\r\n <TABLE border=1>", .html),
      ("<!DOCTYPE html>", .html),
      ("<meta charset=gbk>", .html),
      ("<!-- x --><html>", .html),
      ("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", .html),
      ("MIME-Version: 1.0\n", .unsupported(.mhtml)),
      ("From: <Saved by Windows Internet Explorer 8>\n", .unsupported(.mhtml)),
      (
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook>",
        .spreadsheetML
      ),
      (
        "<?xml version=\"1.0\"?><ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">",
        .spreadsheetML
      ),
      ("<center><h2>名册</h2></center><table><tr>", .html),
      ("<?xml version=\"1.0\"?><feed/>", .unsupported(.unknown)),
    ] as [(String, FormatSniffer.Finding)])
  func sniffsText(text: String, finding: FormatSniffer.Finding) {
    #expect(sniff(Array(text.utf8)) == finding)
    #expect(
      sniff([0xFF, 0xFE] + TextEncoding.utf16LittleEndian.encoded(text)) == finding
        || !text.hasPrefix("<"))
  }

  @Test(
    arguments: [
      (["[Content_Types].xml", "xl/workbook.xml"], .xlsx),
      (["[Content_Types].xml", "XL\\Workbook.xml"], .xlsx),
      (["[Content_Types].xml", "/xl/workbook.xml"], .xlsx),
      (["[Content_Types].xml"], .xlsx),
      (["[Content_Types].xml", "xl/workbook.bin"], .unsupported(.xlsb)),
      (["[Content_Types].xml", "word/document.xml"], .unsupported(.doc)),
      (["pixl/a.csv"], .unsupported(.zip)),
    ] as [([String], FormatSniffer.Finding)])
  func sniffsArchives(names: [String], finding: FormatSniffer.Finding) {
    #expect(sniff(Self.archive(of: names)) == finding)
  }

  @Test func sniffsArchivesWithoutADirectory() {
    let archive = Self.archive(of: ["xl/workbook.xml"])
    #expect(sniff(Array(archive.dropLast(30))) == .xlsx)
    #expect(sniff(Array("PK\u{3}\u{4}".utf8)) == .unsupported(.zip))
  }

  @Test func sniffsOpenDocument() {
    let head = Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 26)
    let sheet = "mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK"
    #expect(sniff(head + Array(sheet.utf8)) == .unsupported(.ods))
    #expect(sniff(head + Array("mimetypeapplication/epub+zip".utf8)) == .unsupported(.zip))
  }

  @Test(
    arguments: [
      (["Root Entry", "Workbook"], .unsupported(.xls)),
      (["Book"], .unsupported(.xls)),
      (["EncryptionInfo", "EncryptedPackage"], .encrypted),
      (["WordDocument"], .unsupported(.doc)),
      // What is too damaged to tell is most likely an .xls.
      ([], .unsupported(.xls)),
    ] as [([String], FormatSniffer.Finding)])
  func sniffsCompoundFiles(streams: [String], finding: FormatSniffer.Finding) {
    var file: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    file += [UInt8](repeating: 0, count: 512 - file.count)
    for stream in streams {
      let name = TextEncoding.utf16LittleEndian.encoded(stream)
      var entry = name + [UInt8](repeating: 0, count: 128 - name.count)
      entry[64] = UInt8(name.count + 2)
      entry[66] = 2
      file += entry
    }
    #expect(sniff(file) == finding)
    // A mark makes a workbook unreadable for everybody, Excel included.
    let marked: FormatSniffer.Finding =
      finding == .unsupported(.xls) ? .markedCompoundFile : finding
    #expect(sniff([0xEF, 0xBB, 0xBF] + file) == marked)
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D], .unsupported(.image)),
      ([0xFF, 0xD8, 0xFF, 0xE0], .unsupported(.image)),
      ([0x09, 0x08, 0x10, 0x00, 0x00], .unsupported(.xls)),
      ([0x1F, 0x8B, 0x08, 0x00], .unrecognized),
    ] as [([UInt8], FormatSniffer.Finding)])
  func sniffsBinary(bytes: [UInt8], finding: FormatSniffer.Finding) {
    #expect(sniff(bytes) == finding)
  }

  /// An archive of empty entries, without compression or checksums.
  private static func archive(of names: [String]) -> [UInt8] {
    func bytes(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    var entries: [UInt8] = []
    var directory: [UInt8] = []
    for name in names {
      let length = bytes(name.utf8.count, 2)
      directory += bytes(0x0201_4B50, 4) + bytes(0, 24) + length + bytes(0, 12)
      directory += bytes(entries.count, 4) + Array(name.utf8)
      entries += bytes(0x0403_4B50, 4) + bytes(0, 22) + length + bytes(0, 2) + Array(name.utf8)
    }
    let end = bytes(0x0605_4B50, 4) + bytes(0, 4) + bytes(names.count, 2) + bytes(names.count, 2)
    return entries + directory + end + bytes(directory.count, 4) + bytes(entries.count, 4)
      + bytes(0, 2)
  }
}
