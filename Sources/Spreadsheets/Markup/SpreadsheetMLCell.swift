/// Makes a cell's value out of the text of its `ss:Data`.
struct SpreadsheetMLCell {
  private enum DataType { case number, dateTime, boolean, string, error }

  let column: Int
  let style: String?
  let isFormula: Bool
  /// Whether a part of its rich text is struck through.
  var isPartlyStruck = false
  private var type: DataType?
  private var isInData = false
  private var text = TextAssembler()

  init(column: Int, style: String?, isFormula: Bool) {
    self.column = column
    self.style = style
    self.isFormula = isFormula
  }

  mutating func startData(type name: UnsafeBufferPointer<UInt8>?) {
    isInData = true
    text.removeAll()
    type =
      switch name?.first {
      case UInt8(ascii: "N"): .number
      case UInt8(ascii: "D"): .dateTime
      case UInt8(ascii: "B"): .boolean
      case UInt8(ascii: "E"): .error
      default: .string
      }
  }

  mutating func endData() {
    isInData = false
  }

  /// Takes text in, which in rich text stands inside elements of HTML; returns the length so far.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if isInData { text.append(bytes) }
    return text.bytes.count
  }

  /// Whether the cell, which has no value, has a formula that should have one. The empty text is a text's
  /// value.
  var lacksFormulaValue: Bool { isFormula && type != .string }

  /// The kind and the bytes of the value; `nil` where there is none.
  mutating func value(dateSystem: DateSystem) -> (Cell.Kind, ArraySlice<UInt8>)? {
    guard let type else { return nil }
    if type == .string {
      text.endText()
      return text.bytes.isEmpty ? nil : (.text, text.bytes[...])
    }
    let bytes = NumberLexeme.trimmed(text.bytes[...])
    guard !bytes.isEmpty else { return nil }
    return switch type {
    case .number: NumberLexeme.isNumber(bytes) ? (.number, bytes) : (.text, text.bytes[...])
    case .dateTime: (.isoDate, SpreadsheetMLDate.shown(bytes, system: dateSystem))
    case .boolean: boolean(bytes)
    case .error: (.error, bytes)
    case .string: (.text, bytes)
    }
  }

  private func boolean(_ bytes: ArraySlice<UInt8>) -> (Cell.Kind, ArraySlice<UInt8>) {
    if bytes.elementsEqual("1".utf8) { return (.boolean, Array("TRUE".utf8)[...]) }
    if bytes.elementsEqual("0".utf8) { return (.boolean, Array("FALSE".utf8)[...]) }
    return (.text, bytes)
  }
}

/// Dates and times as SpreadsheetML stores them, `2023-06-01T08:30:00.000`.
enum SpreadsheetMLDate {
  /// The text without what the value does not have: a midnight, milliseconds of zero, and the day
  /// that times of day are given, which is the one with the serial 0.
  static func shown(_ text: ArraySlice<UInt8>, system: DateSystem) -> ArraySlice<UInt8> {
    guard text.count > 11, text[text.startIndex + 10] == UInt8(ascii: "T") else { return text }
    let day = text.prefix(10)
    var clock = text.dropFirst(11)
    if clock.suffix(4).elementsEqual(".000".utf8) { clock = clock.dropLast(4) }
    let dayOfTimes = system == .from1900 ? "1899-12-31" : "1904-01-01"
    if day.elementsEqual(dayOfTimes.utf8) { return clock }
    return clock.elementsEqual("00:00:00".utf8) ? day : text[day.startIndex..<clock.endIndex]
  }
}
