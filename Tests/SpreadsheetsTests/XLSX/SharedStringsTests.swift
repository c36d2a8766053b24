import TestSupport
import Testing

@testable import Spreadsheets

/// The scanner and the XML parser must find the same strings, or the same fault, in every part there is.
struct SharedStringsTests {
  private static let part = "xl/sharedStrings.xml"

  private func archive(_ xml: [UInt8]) throws(ReadError) -> ZipArchive {
    let bytes = ZipWriter([ZipWriter.Entry(Self.part, xml)]).archive()
    return try ZipArchive(
      file: MappedFile(copying: bytes, name: "test.xlsx"), limits: ReadLimits())
  }

  private func strings(in xml: [UInt8], scanning: Bool) -> String {
    do throws(ReadError) {
      let strings = try archive(xml).sharedStrings(
        in: Self.part, at: SourcePosition(file: "test.xlsx"), scanning: scanning)
      let texts = (0..<strings.count).map { index in
        strings.withBytes(at: index) { text in
          String(decoding: text.withUnsafeBufferPointer { Array($0) }, as: UTF8.self)
        }
      }
      return "\(texts) \(strings.struck.sorted()) \(strings.partlyStruck.sorted())"
    } catch {
      return "\(error.kind)"
    }
  }

  private func isScanned(_ xml: [UInt8]) throws -> Bool {
    let archive = try archive(xml)
    guard let entry = archive.entry(named: Self.part) else { return false }
    let stream = try archive.open(entry, at: SourcePosition(file: "test.xlsx"))
    return SharedStringsScanner.strings(in: stream, limits: ReadLimits()) != nil
  }

  private static func part(
    _ items: String, declaration: String = #"<?xml version="1.0" encoding="UTF-8"?>"#
  ) -> [UInt8] {
    Array("\(declaration)\n<sst xmlns=\"\(TestWorkbook.main)\" count=\"9\">\(items)</sst>\n".utf8)
  }

  @Test(arguments: [
    "", "<si><t>甲</t></si>", "<si><t></t></si>", #"<si><t xml:space="preserve"> 甲 </t></si>"#,
    "<si><t>甲</t></si>\n<si><t>乙_x0041_丙</t></si>", "<si><t>a\nb\tc</t></si>",
    "<si><t>甲&amp;乙&lt;&gt;&quot;&apos;_x0041_</t></si>", "<si><t>&amp;_x0041_amp;</t></si>",
    "<si><t>_</t></si><si><t>a_x000D_\nb</t></si>", "<si><t>，：！</t></si>",
  ])
  func scansWhatIsPlain(items: String) throws {
    let xml = Self.part(items)
    #expect(try isScanned(xml))
    #expect(strings(in: xml, scanning: true) == strings(in: xml, scanning: false))
  }

  @Test(arguments: [
    "<si/>", "<si><t/></si>", "<si><r><t>甲</t></r><r><rPr><strike/></rPr><t>乙</t></r></si>",
    "<si><t>甲</t><rPh><t>jia</t></rPh></si>", "<si><t>a&#10;b</t></si>", "<si><t>a\r\nb</t></si>",
    "<si><t>a]]>b</t></si>", "<si><t>a]b</t></si>", "<si><t><![CDATA[甲]]></t></si>",
    "<si><t>甲</t></si><!-- x -->", "<si><t>甲", "<si><t>甲</t>", "<si><t>a&b</t></si>",
    "<si><t>a\u{1}b</t></si>", "<si><t>a\u{FFFE}b</t></si>", "<si><t>甲</t></si></sst><x>",
    "<x:si xmlns:x=\"u\"><x:t>甲</x:t></x:si>", "<si  ><t>甲</t></si>",
  ])
  func leavesTheRestToTheParser(items: String) throws {
    let xml = Self.part("<si><t>前</t></si>" + items)
    #expect(try !isScanned(xml))
    #expect(strings(in: xml, scanning: true) == strings(in: xml, scanning: false))
  }

  @Test(arguments: [
    ("", true), (#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#, true),
    (#"<?xml version="1.0" encoding="GBK"?>"#, false), ("\u{FEFF}", false),
    (#"<?xml version="1.1" encoding="UTF-8"?>"#, false), ("<!DOCTYPE sst>", false),
  ])
  func looksAtTheDeclaration(declaration: String, isPlain: Bool) throws {
    let xml = Self.part("<si><t>甲</t></si>", declaration: declaration)
    #expect(try isScanned(xml) == isPlain)
    #expect(strings(in: xml, scanning: true) == strings(in: xml, scanning: false))
  }

  /// Long enough that texts lie across the ends of buffers; bytes that are no UTF-8 are refused by both.
  @Test(arguments: 1...40) func findsWhatTheParserFinds(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "甲", "乙丙", "a", "_x0041_", "_", "&amp;", "&lt;", " ", "\n", "，", "\u{FF0C}\u{FF01}", "𠮷",
      "459901196203050011",
    ]
    let odd = ["<r><t>甲</t></r>", "<t>a&#65;</t>", "<t/>", "<t>\r</t>", "<t>]</t>"]
    var items = ""
    for _ in 0..<Int.random(in: 1...30_000, using: &random) {
      var text = ""
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
      }
      items += "<si><t>\(text)</t></si>"
    }
    if seed % 3 == 0 { items += "<si>\(odd.randomElement(using: &random) ?? "")</si>" }
    var xml = Self.part(items)
    if seed % 4 == 0 { xml[Int.random(in: xml.indices, using: &random)] = 0xFF }
    if seed % 3 != 0, seed % 4 != 0 { #expect(try isScanned(xml)) }
    #expect(strings(in: xml, scanning: true) == strings(in: xml, scanning: false))
  }
}
