import Testing

@testable import Spreadsheets

struct XMLEventParserTests {
  /// Writes the events down.
  private final class Recorder: XMLEventHandler {
    var events = ""
    func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
      events += name.isElement("a") ? "<a \(attributes.text("x") ?? "-")>" : "<?>"
    }
    func endElement(_ name: XMLName) { events += "</>" }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      events += String(decoding: bytes, as: UTF8.self)
    }
  }

  private func events(
    _ xml: String, chunk: Int, limits: ReadLimits = ReadLimits()
  ) throws(ReadError) -> String {
    let recorder = Recorder()
    let parser = try XMLEventParser(
      part: "p", position: SourcePosition(file: "f"), limits: limits, handler: recorder)
    let bytes = Array(xml.utf8)
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      let piece = Array(bytes[start..<min(start + chunk, bytes.count)])
      let failure = piece.withUnsafeBytes { bytes -> ReadError? in
        do throws(ReadError) { try parser.parse(bytes) } catch { return error }
        return nil
      }
      if let failure { throw failure }
    }
    try parser.finish()
    return recorder.events
  }

  @Test(arguments: [
    ("<a x='1'>t</a>", "<a 1>t</>"),
    ("<?xml version='1.0'?><!-- c --><a>&lt;&#65;&amp;<b/></a>", "<a -><A&<?></></>"),
    ("<a x='&amp;#38; &lt;&quot;&#x41;'/>", "<a &#38; <\"A></>"),
    ("<a xmlns='urn:1'><b:a xmlns:b='urn:2'/></a>", "<a -><?></></>"),
    ("<!DOCTYPE a><a/>", "<a -></>"),  // harmless without declarations
  ])
  func givesTheSameEventsWhateverTheChunk(xml: String, expected: String) throws {
    for chunk in [1, 2, 5, 1000] {
      #expect(try events(xml, chunk: chunk) == expected)
    }
  }

  @Test(arguments: [
    "", "<a>", "<a></b>", "<a>&none;</a>", "<a x=1/>", "<a/><a/>", "<a>\u{1}</a>", "PK",
    "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
    "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
    "<!DOCTYPE a [<!ENTITY % e 'x'>%e;]><a/>",
    "<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'><a>&e;</a>",
  ])
  func refusesWhatIsNoXMLOrDeclaresEntities(xml: String) {
    for chunk in [1, 1000] {
      let error = #expect(throws: ReadError.self) { try events(xml, chunk: chunk) }
      guard case .malformed(part: "p", _) = error?.kind else {
        Issue.record("\(xml): \(String(describing: error))")
        continue
      }
    }
  }

  @Test func handsOutLongCDATAInWhole() throws {
    let text = String(repeating: "名册<&>", count: 30_000)
    #expect(try events("<a><![CDATA[\(text)]]></a>", chunk: 32 << 10) == "<a ->\(text)</>")
  }

  @Test(arguments: [
    ("<a><a><a/></a></a>", "xmlDepth", 2),
    ("<a x='1' y='2' z='3'/>", "xmlAttributes", 2),
    ("<a x='1' xmlns:y='urn:y' xmlns:z='urn:z'/>", "xmlAttributes", 2),
    (
      "<a><!-- a comment that is too long and has no end, not even at the end of the file",
      "xmlTokenBytes", 64
    ),
    (
      "<a x='a value that is too long and has no end, not even at the end of the file",
      "xmlTokenBytes", 64
    ),
  ])
  func stopsAtItsLimits(xml: String, name: String, value: Int) {
    var limits = ReadLimits()
    limits.xmlDepth = 2
    limits.xmlAttributes = 2
    limits.xmlTokenBytes = 64
    let error = #expect(throws: ReadError.self) { try events(xml, chunk: 4, limits: limits) }
    #expect(error?.kind == .limit(name: name, value: value))
  }
}
