/// Reads `xl/sharedStrings.xml`. What the part says of its own size is not looked at.
///
/// Source: ECMA-376 Part 1, 18.4.8 (si), 18.4.4 (r), 18.4.6 (rPh).
final class SharedStringsPart: XMLEventHandler {
  private(set) var strings = SharedStrings()
  private let limits: ReadLimits
  private let position: SourcePosition
  private var text = TextAssembler()
  private var isInItem = false
  private var isInText = false
  private var isInPhonetic = false

  init(limits: ReadLimits, position: SourcePosition) {
    self.limits = limits
    self.position = position
  }

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isElement("t") {
      isInText = isInItem && !isInPhonetic
    } else if name.isElement("si") {
      isInItem = true
      text.removeAll()
    } else if name.isElement("rPh") {
      isInPhonetic = true
    }
  }

  func endElement(_ name: XMLName) throws(ReadError) {
    if name.isElement("t") {
      if isInText { text.endRun() }
      isInText = false
    } else if name.isElement("si") {
      isInItem = false
      try append()
    } else if name.isElement("rPh") {
      isInPhonetic = false
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadError) {
    guard isInText else { return }
    text.append(bytes)
    if text.bytes.count > limits.cellBytes { throw limit("cellBytes", limits.cellBytes) }
  }

  private func append() throws(ReadError) {
    guard strings.count < limits.sharedStrings else {
      throw limit("sharedStrings", limits.sharedStrings)
    }
    text.endText()
    guard strings.bytes.count + text.bytes.count <= limits.sharedStringBytes else {
      throw limit("sharedStringBytes", limits.sharedStringBytes)
    }
    text.bytes.withUnsafeBufferPointer { strings.append($0) }
    strings.endString()
  }

  private func limit(_ name: String, _ value: Int) -> ReadError {
    ReadError(.limit(name: name, value: value), at: position)
  }
}
