/// Reads a citizen identity number (公民身份号码), 18 characters: area, birth, sequence and check
/// character. Odd sequences are for men.
///
/// A number that does not hold is refused, never mended: it is the key that joins people's rows.
///
/// Source: GB 11643-1999; the old form of 15 digits, GB 11643-1989.
struct CitizenIDNormalizer: Normalizer {
  /// No birth is later.
  var today: CalendarDate
  /// Whether a number of 15 digits is read, with a remark, as the 18 characters it became.
  var acceptsOldForm: Bool
  /// Whether 无, — and the like mean that there is no number; otherwise they are not of its form.
  var placeholders: Bool

  init(today: CalendarDate, acceptsOldForm: Bool = true, placeholders: Bool = true) {
    self.today = today
    self.acceptsOldForm = acceptsOldForm
    self.placeholders = placeholders
  }

  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading {
    // The apostrophe with which people make a spreadsheet program keep digits as text.
    let start = text.count > 0 && text[0] == UInt8(ascii: "'") ? 1 : 0
    let number = text.extracting(start..<text.count)
    guard number.count > 0 else { return .refused(.missing) }

    switch number.count {
    case 15 where acceptsOldForm && digits(in: number) == 15:
      return readOldForm(number, into: &out)
    case 18 where digits(in: number) >= 17:
      if cell.kind == .number, isRounded(number) { return .refused(.citizenIDPrecision) }
      let last = number[17].uppercased
      guard last.isDigit || last == UInt8(ascii: "X") else { return .refused(.citizenIDForm) }
      return readDigits(number, check: last, into: &out)
    case 19 where digits(in: number) == 17 && number.matches("×", at: 17):
      return readDigits(number, check: UInt8(ascii: "X"), into: &out)
    default:
      if isScientific(number) { return .refused(.citizenIDScientific) }
      if cell.kind == .number, isRounded(number) { return .refused(.citizenIDPrecision) }
      if placeholders, Placeholders.isPlaceholder(number) { return .refused(.missing) }
      return .refused(.citizenIDForm)
    }
  }

  /// Reads 17 digits and the check character that follows them.
  private func readDigits(
    _ number: Span<UInt8>, check: UInt8, into out: inout [UInt8]
  ) -> Reading {
    guard let birth = date(year: value(of: number, 6..<10), in: number, at: 10)
    else { return .refused(.citizenIDBirth) }
    guard CitizenIDNormalizer.checkCharacter(of: number) == check
    else { return .refused(.citizenIDChecksum) }
    number.extracting(0..<17).append(to: &out)
    out.append(check)
    let remark: CellFault? = isKnownArea(number) ? nil : .citizenIDArea
    return Reading(.citizenID(birth: birth, isMale: number[16] & 1 == 1), fault: remark)
  }

  /// Reads 15 digits: the year of birth had two, and there was no check character.
  private func readOldForm(_ number: Span<UInt8>, into out: inout [UInt8]) -> Reading {
    guard let birth = date(year: 1900 + value(of: number, 6..<8), in: number, at: 8)
    else { return .refused(.citizenIDBirth) }
    let start = out.count
    number.extracting(0..<6).append(to: &out)
    out.append(UInt8(ascii: "1"))
    out.append(UInt8(ascii: "9"))
    number.extracting(6..<15).append(to: &out)
    let check = CitizenIDNormalizer.checkCharacter(of: out.span.extracting(start..<start + 17))
    out.append(check)
    let remark: CellFault = isKnownArea(number) ? .citizenIDOldForm : .citizenIDArea
    return Reading(.citizenID(birth: birth, isMale: number[14] & 1 == 1), fault: remark)
  }

  /// Whether the first two digits are a province's. The other four are not judged: numbers keep the
  /// codes of counties that were merged or renamed decades ago.
  ///
  /// Source: GB/T 2260; 83 is Taiwan's in residence permits.
  private func isKnownArea(_ number: Span<UInt8>) -> Bool {
    switch value(of: number, 0..<2) {
    case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83: true
    default: false
    }
  }

  /// The check character of the first 17 digits: ISO 7064, MOD 11-2, whose weights are the powers of
  /// two (7 9 10 5 8 4 2 1 6 3 … modulo 11).
  static func checkCharacter(of digits: Span<UInt8>) -> UInt8 {
    var sum = 0
    for index in 0..<17 { sum = (sum + digits[index].digitValue) * 2 % 11 }
    let check = (12 - sum) % 11
    return check == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(check)
  }

  /// How many digits the text starts with.
  private func digits(in number: Span<UInt8>) -> Int {
    var count = 0
    while count < number.count, number[count].isDigit { count += 1 }
    return count
  }

  private func value(of number: Span<UInt8>, _ range: Range<Int>) -> Int {
    var value = 0
    for index in range { value = value * 10 + number[index].digitValue }
    return value
  }

  private func date(year: Int, in number: Span<UInt8>, at index: Int) -> CalendarDate? {
    guard
      let date = CalendarDate(
        year: year, month: value(of: number, index..<index + 2),
        day: value(of: number, index + 2..<index + 4)),
      date <= today
    else { return nil }
    return date
  }

  /// Whether the text is `4.50311E+17`: what a spreadsheet program shows of a long number.
  private func isScientific(_ number: Span<UInt8>) -> Bool {
    var index = 1
    guard number.count > 2, number[0].isDigit else { return false }
    if number[index] == UInt8(ascii: ".") {
      index += 1
      let fraction = index
      while index < number.count, number[index].isDigit { index += 1 }
      guard index > fraction else { return false }
    }
    guard index < number.count, number[index].uppercased == UInt8(ascii: "E")
    else { return false }
    index += 1
    if index < number.count, number[index] == UInt8(ascii: "+") { index += 1 }
    guard index < number.count else { return false }
    while index < number.count, number[index].isDigit { index += 1 }
    return index == number.count
  }

  /// Whether the digits of a number cell past the 15th are zeros. A spreadsheet program keeps no
  /// more, so the last three of an identity number are lost: `450311199001010000`.
  private func isRounded(_ number: Span<UInt8>) -> Bool {
    guard number.count >= 16, digits(in: number) == number.count else { return false }
    for index in 15..<number.count where number[index] != UInt8(ascii: "0") { return false }
    return true
  }
}
