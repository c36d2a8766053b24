/// What reads the events of an XML part. The names, attributes and bytes are valid during the call
/// only. An error thrown ends the parsing and comes out of `XMLEventParser.parse(_:)`.
protocol XMLEventHandler: AnyObject {
  func startElement(_ name: XMLName, _ attributes: XMLAttributes) throws(ReadError)
  func endElement(_ name: XMLName) throws(ReadError)
  /// A piece of text; one text may come in several pieces.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadError)
}
