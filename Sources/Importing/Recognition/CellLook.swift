/// What a text is by its look alone, told so coarsely that hardly any text of another kind passes.
enum CellLook: Int, CaseIterable, Sendable {
  /// 18 characters, digits but perhaps for an X at the end.
  case citizenID
  /// 11 digits that begin with 1.
  case phone
  /// A year of this age or the last, then digits with marks between them.
  case date
  /// Two to four Chinese characters.
  case words

  /// - Parameter text: In normal form.
  init?(_ text: Span<UInt8>) {
    var digits = 0
    for index in 0..<text.count where text[index].isDigit { digits += 1 }
    if digits >= 17, text.count == 18, digits == 18 || text[17].uppercased == UInt8(ascii: "X") {
      self = .citizenID
    } else if digits == 11, text.count == 11, text[0] == UInt8(ascii: "1") {
      self = .phone
    } else if digits >= 5, CellLook.isDate(text, digits: digits) {
      self = .date
    } else if digits == 0, CellLook.isWords(text) {
      self = .words
    } else {
      return nil
    }
  }

  private static func isDate(_ text: Span<UInt8>, digits: Int) -> Bool {
    guard digits <= 8, text.count <= 17, text.matches("19", at: 0) || text.matches("20", at: 0)
    else { return false }
    if digits == text.count { return digits == 8 }
    let marks = text[4]
    guard text[2].isDigit, text[3].isDigit, !marks.isDigit else { return false }
    return [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/")].contains(marks)
      || text.matches("年", at: 4)
  }

  private static func isWords(_ text: Span<UInt8>) -> Bool {
    guard [6, 9, 12].contains(text.count) else { return false }
    for index in stride(from: 0, to: text.count, by: 3) where !(0xE4...0xE9).contains(text[index]) {
      return false
    }
    return true
  }
}
