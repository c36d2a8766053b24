import CLibXML2

/// Turns the bytes of an XML part into events, chunk by chunk, through libxml2's push parser.
///
/// No tree is built, nothing is loaded from elsewhere, and a document that declares entities is
/// refused: no part of a workbook has any, but attacks do. `mc:Choice` is left out, so that of
/// alternate content only the fallback is seen (ECMA-376 Part 3, 7.5).
final class XMLEventParser {
  private let handler: any XMLEventHandler
  private let part: String
  private let position: SourcePosition
  private let limits: ReadLimits
  private let isDecoded: Bool
  private var context: xmlParserCtxtPtr?

  /// Whether messages name the line.
  private let countsLines: Bool
  /// The first bytes, which libxml2 must see together: from them it tells the encoding, and passes over a mark.
  private var head: [UInt8] = []
  private static let headLength = 4

  private var failure: ReadError?
  private var syntaxError: String?
  private var depth = 0
  /// The depth at which an `mc:Choice` began; events inside are not handed on.
  private var choiceDepth: Int?
  /// libxml2 keeps one copy of each namespace, so that equal pointers are equal names.
  private var rootNamespace: UnsafePointer<xmlChar>?
  private var lastNamespace: (uri: UnsafePointer<xmlChar>?, meaning: XMLNamespace) = (nil, .other)

  /// - Parameters:
  ///   - part: The name of the part, for messages.
  ///   - position: Where it belongs, for messages.
  ///   - isDecoded: Whether the bytes have been turned into UTF-8, whatever they declare to be.
  ///   - countsLines: Whether the first byte is that of the file, so that lines can be named.
  init(
    part: String, position: SourcePosition, limits: ReadLimits, isDecoded: Bool = false,
    countsLines: Bool = true, handler: any XMLEventHandler
  ) throws(ReadError) {
    self.part = part
    self.position = position
    self.limits = limits
    self.isDecoded = isDecoded
    self.handler = handler
    self.countsLines = countsLines
    _ = Self.isLibraryReady

    var callbacks = Self.callbacks
    // The parser frees the context in `deinit`, so it never holds a pointer to a dead `self`.
    let owner = Unmanaged.passUnretained(self).toOpaque()
    context = xmlCreatePushParserCtxt(&callbacks, owner, nil, 0, nil)
    guard let context else { throw malformed("there is no memory for the XML parser") }
    let options = XML_PARSE_NONET.rawValue | (isDecoded ? XML_PARSE_IGNORE_ENC.rawValue : 0)
    xmlCtxtUseOptions(context, Int32(options))
  }

  deinit {
    guard let context else { return }
    // libxml2 makes a document for declarations even when no tree is wanted.
    xmlFreeDoc(context.pointee.myDoc)
    xmlFreeParserCtxt(context)
  }

  /// Where the parser stands among the bytes it has been given: at the start of an element before the `>` of
  /// its tag, at the end of one behind it.
  var byteOffset: Int { context.map { Int(xmlByteConsumed($0)) } ?? 0 }

  /// Hands the events of the next bytes to the handler.
  ///
  /// - Throws: What the handler throws, or `ReadError` of kind `.malformed` or `.limit`.
  func parse(_ chunk: UnsafeRawBufferPointer) throws(ReadError) {
    var chunk = chunk
    if head.count < XMLEventParser.headLength {
      let lacking = min(XMLEventParser.headLength - head.count, chunk.count)
      head.append(contentsOf: chunk[..<lacking])
      chunk = UnsafeRawBufferPointer(rebasing: chunk[lacking...])
      guard head.count == XMLEventParser.headLength else { return }
      try pushHead()
    }
    let bytes = chunk.baseAddress?.assumingMemoryBound(to: CChar.self)
    // Callers pass chunks of some 100 KB, far from what an `Int32` holds.
    try push(bytes, count: Int32(truncatingIfNeeded: chunk.count), isLast: false)
  }

  /// Tells that there are no more bytes.
  func finish() throws(ReadError) {
    if head.count < XMLEventParser.headLength { try pushHead() }
    try push(nil, count: 0, isLast: true)
  }

  private func pushHead() throws(ReadError) {
    let bytes = head.map { CChar(bitPattern: $0) }
    try push(bytes, count: Int32(truncatingIfNeeded: bytes.count), isLast: false)
  }

  private func push(_ bytes: UnsafePointer<CChar>?, count: Int32, isLast: Bool) throws(ReadError) {
    guard let context else { return }
    // Per thread, and libxml2 prints to stderr what has no handler.
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    xmlParseChunk(context, bytes, count, isLast ? 1 : 0)
    if let failure { throw failure }
    if context.pointee.wellFormed == 0 {
      throw malformed(syntaxError ?? "it is not well-formed XML")
    }
    // libxml2 keeps a token until all of it is there, and takes quadratic time over its attributes.
    if !isLast, let input = context.pointee.input, let end = input.pointee.end,
      let start = input.pointee.cur, end - start > limits.xmlTokenBytes
    {
      throw limit("xmlTokenBytes", limits.xmlTokenBytes)
    }
  }

  private func malformed(_ detail: String) -> ReadError {
    ReadError(.malformed(part: part, detail: detail), at: position)
  }

  private func limit(_ name: String, _ value: Int) -> ReadError {
    ReadError(.limit(name: name, value: value), at: position)
  }

  // MARK: Events

  private func start(
    _ local: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?, _ attributes: XMLAttributes,
    declarations: Int
  ) {
    guard failure == nil else { return }
    depth += 1
    guard depth <= limits.xmlDepth else { return stop(limit("xmlDepth", limits.xmlDepth)) }
    guard attributes.count + declarations <= limits.xmlAttributes else {
      return stop(limit("xmlAttributes", limits.xmlAttributes))
    }
    if depth == 1 { rootNamespace = uri }
    guard choiceDepth == nil else { return }
    let name = XMLName(local: local, namespace: meaning(of: uri))
    if name.namespace == .compatibility, name.isNamed("Choice") {
      choiceDepth = depth
      return
    }
    do { try handler.startElement(name, attributes) } catch { stop(error) }
  }

  private func end(_ local: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?) {
    guard failure == nil else { return }
    defer { depth -= 1 }
    if let choiceDepth {
      if choiceDepth == depth { self.choiceDepth = nil }
      return
    }
    let name = XMLName(local: local, namespace: meaning(of: uri))
    do { try handler.endElement(name) } catch { stop(error) }
  }

  private func text(_ bytes: UnsafePointer<xmlChar>, _ count: Int32) {
    guard failure == nil, choiceDepth == nil else { return }
    do {
      try handler.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    } catch { stop(error) }
  }

  private func stop(_ error: ReadError) {
    failure = error
    if let context { xmlStopParser(context) }
  }

  /// ECMA-376 Part 2 knows UTF-8 and UTF-16 only. Of the many that libxml2 takes from the system, some are read
  /// differently when the bytes come in other pieces.
  private static let encodings: Set<String> = [
    "UTF-8", "UTF8", "UTF-16", "UTF16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "US-ASCII", "ASCII",
  ]

  private func startDocument() {
    guard !isDecoded, let declared = context?.pointee.encoding else { return }
    let encoding = String(cString: declared)
    if XMLEventParser.encodings.contains(encoding.uppercased()) { return }
    stop(malformed("its encoding is none that workbooks have"))
  }

  private func meaning(of uri: UnsafePointer<xmlChar>?) -> XMLNamespace {
    guard let uri, uri != rootNamespace else { return uri == rootNamespace ? .part : .other }
    if uri != lastNamespace.uri {
      let meaning: XMLNamespace =
        XMLNamespaces.isSpreadsheet(uri)
        ? .part : XMLNamespaces.isCompatibility(uri) ? .compatibility : .other
      lastNamespace = (uri, meaning)
    }
    return lastNamespace.meaning
  }

  private func note(_ error: xmlError) {
    guard syntaxError == nil, error.level == XML_ERR_FATAL else { return }
    let message = error.message.map { String(cString: $0) } ?? "it is not well-formed XML"
    let line = message.utf8.split(separator: UInt8(ascii: "\n")).first.map { String(Substring($0)) }
    syntaxError = countsLines ? "\(line ?? message) (line \(error.line))" : line ?? message
  }

  // MARK: The C side

  private static let isLibraryReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Computed, since C structs of pointers are not `Sendable`.
  private static var callbacks: xmlSAXHandler {
    var callbacks = xmlSAXHandler()
    callbacks.initialized = UInt32(truncatingIfNeeded: XML_SAX2_MAGIC)
    callbacks.startDocument = { XMLEventParser.from($0)?.startDocument() }
    callbacks.startElementNs = { owner, local, _, uri, declarations, _, count, _, attributes in
      guard let local else { return }
      XMLEventParser.from(owner)?.start(
        local, uri, XMLAttributes(attributes, count: Int(count)), declarations: Int(declarations))
    }
    callbacks.endElementNs = { owner, local, _, uri in
      guard let local else { return }
      XMLEventParser.from(owner)?.end(local, uri)
    }
    callbacks.characters = { owner, bytes, count in
      guard let bytes else { return }
      XMLEventParser.from(owner)?.text(bytes, count)
    }
    callbacks.cdataBlock = callbacks.characters
    callbacks.entityDecl = { owner, _, _, _, _, _ in
      guard let parser = XMLEventParser.from(owner) else { return }
      parser.stop(parser.malformed("it declares entities, which no workbook needs"))
    }
    callbacks.reference = { owner, _ in
      guard let parser = XMLEventParser.from(owner) else { return }
      parser.stop(parser.malformed("it refers to an entity that is not part of XML"))
    }
    callbacks.serror = { owner, error in
      guard let error else { return }
      XMLEventParser.from(owner)?.note(error.pointee)
    }
    return callbacks
  }

  /// The parser that libxml2 calls back; it is alive, for it is the one that feeds libxml2.
  private static func from(_ owner: UnsafeMutableRawPointer?) -> XMLEventParser? {
    owner.map { Unmanaged<XMLEventParser>.fromOpaque($0).takeUnretainedValue() }
  }
}
