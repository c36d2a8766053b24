/// Makes a cell's value out of the elements inside its `<c>`.
struct CellAssembler {
  private enum Place { case none, value, inlineText }

  var isOpen = false
  private(set) var column = 0
  private(set) var styleIndex = 0
  private(set) var isFormula = false
  private(set) var text = TextAssembler()
  private var type = CellType.number
  private var place = Place.none
  private var hasInlineString = false
  private var isInPhonetic = false
  /// Within `<extLst>`, whose elements may have any name.
  private var isInExtension = false

  /// Whether the value is the index of a shared string.
  var isShared: Bool { type == .shared && !hasInlineString }

  mutating func start(column: Int, type: CellType, styleIndex: Int) {
    isOpen = true
    self.column = column
    self.type = type
    self.styleIndex = styleIndex
    isFormula = false
    place = .none
    hasInlineString = false
    isInPhonetic = false
    isInExtension = false
    text.removeAll()
  }

  mutating func startElement(_ name: XMLName) {
    if isInExtension { return }
    if name.isNamed("v") {
      // The text of an inline string is in `is` alone.
      if !hasInlineString, type != .inline { place = .value }
    } else if name.isNamed("f") {
      isFormula = true
    } else if name.isNamed("is") {
      hasInlineString = true
      text.removeAll()
    } else if name.isNamed("t") {
      if hasInlineString, !isInPhonetic { place = .inlineText }
    } else if name.isNamed("rPh") {
      isInPhonetic = true
    } else if name.isNamed("extLst") {
      isInExtension = true
    }
  }

  mutating func endElement(_ name: XMLName) {
    if isInExtension {
      if name.isNamed("extLst") { isInExtension = false }
      return
    }
    if name.isNamed("v") || name.isNamed("t") {
      if place != .none, hasInlineString || type == .string { text.endRun() }
      place = .none
    } else if name.isNamed("rPh") {
      isInPhonetic = false
    }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if place != .none { text.append(bytes) }
  }

  /// Whether a cell without a value has a formula that should have one. The empty text is a text's value.
  var lacksFormulaValue: Bool { isFormula && type == .number && !hasInlineString }

  /// The kind and the bytes of the value; `nil` where there is none.
  mutating func value() -> (Cell.Kind, ArraySlice<UInt8>)? {
    if hasInlineString || type == .string {
      text.endText()
      return text.bytes.isEmpty ? nil : (.text, text.bytes[...])
    }
    let bytes = NumberLexeme.trimmed(text.bytes[...])
    guard !bytes.isEmpty else { return nil }
    return switch type {
    case .number: NumberLexeme.isNumber(bytes) ? (.number, bytes) : (.text, text.bytes[...])
    case .boolean: boolean(bytes)
    case .error: (.error, bytes)
    case .date: (.isoDate, bytes)
    case .shared, .string, .inline: (.text, bytes)
    }
  }

  private func boolean(_ bytes: ArraySlice<UInt8>) -> (Cell.Kind, ArraySlice<UInt8>) {
    let isFalse = bytes.elementsEqual("0".utf8) || bytes.elementsEqual("false".utf8)
    let isTrue = bytes.elementsEqual("1".utf8) || bytes.elementsEqual("true".utf8)
    guard isTrue || isFalse else { return (.text, bytes) }
    return (.boolean, isTrue ? Self.trueText : Self.falseText)
  }

  private static let trueText = Array("TRUE".utf8)[...]
  private static let falseText = Array("FALSE".utf8)[...]
}
