/// A decimal number as it is written, exactly: ± significand × 10^exponent. Nothing goes through
/// floating point on the way in, so `0.03` times 10,000 is 300.
struct DecimalLexeme {
  private(set) var isNegative = false
  /// Without trailing zeros; the first 19 digits where there are more.
  private(set) var significand: UInt64 = 0
  private(set) var exponent = 0
  /// Whether digits other than zeros did not fit the significand.
  private(set) var isCut = false

  /// Where the digits lie in the text, signs among them, and the power of ten of the last one.
  private var digits = 0..<0
  private var place = 0

  /// Reads a number from `index` on and moves `index` behind it; `nil`, and `index` as it was, where
  /// no number starts there.
  ///
  /// - Parameters:
  ///   - groups: Whether commas may set off thousands: `1,200`.
  ///   - scientific: Whether an exponent may follow: `1E2`.
  init?(
    _ text: Span<UInt8>, at index: inout Int, groups: Bool = false, scientific: Bool = false
  ) {
    var next = index
    isNegative = DecimalLexeme.readSign(text, at: &next)
    let start = next
    var kept = 0
    var dropped = 0
    var count = 0
    var point: Int?
    var hasGroups = false
    scan: while next < text.count {
      let byte = text[next]
      if byte.isDigit {
        count += 1
        if kept < 19 {
          significand = significand * 10 + UInt64(byte.digitValue)
          if significand != 0 { kept += 1 }
        } else {
          dropped += 1
          if byte != UInt8(ascii: "0") { isCut = true }
        }
      } else if byte == UInt8(ascii: "."), point == nil, next + 1 < text.count,
        text[next + 1].isDigit
      {
        point = count
      } else if byte == UInt8(ascii: ","), groups, point == nil, count > 0,
        hasGroups || count <= 3, DecimalLexeme.isGroup(text, at: next + 1)
      {
        hasGroups = true
      } else {
        break scan
      }
      next += 1
    }
    guard count > 0 else { return nil }
    digits = start..<next
    place = (point ?? count) - count
    if scientific { place += DecimalLexeme.readExponent(text, at: &next) }
    exponent = place + dropped
    dropTrailingZeros()
    index = next
  }

  private mutating func dropTrailingZeros() {
    guard significand != 0 else {
      exponent = 0
      return
    }
    while significand % 10 == 0 {
      significand /= 10
      exponent += 1
    }
  }

  private static func readSign(_ text: Span<UInt8>, at index: inout Int) -> Bool {
    guard index < text.count else { return false }
    switch text[index] {
    case UInt8(ascii: "+"):
      index += 1
      return false
    case UInt8(ascii: "-"):
      index += 1
      return true
    default:
      guard text.matches("−", at: index) else { return false }
      index += 3
      return true
    }
  }

  /// Whether three digits stand at `index` and no fourth.
  private static func isGroup(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index + 3 <= text.count else { return false }
    for offset in 0..<3 where !text[index + offset].isDigit { return false }
    return index + 3 == text.count || !text[index + 3].isDigit
  }

  private static func readExponent(_ text: Span<UInt8>, at index: inout Int) -> Int {
    guard index < text.count, text[index].uppercased == UInt8(ascii: "E") else { return 0 }
    var next = index + 1
    let isNegative = readSign(text, at: &next)
    let start = next
    var value = 0
    while next < text.count, text[next].isDigit {
      value = min(value * 10 + text[next].digitValue, 100_000)
      next += 1
    }
    guard next > start else { return 0 }
    index = next
    return isNegative ? -value : value
  }
}

extension DecimalLexeme {
  /// Whether nothing but zeros stands behind the decimal point.
  var isIntegral: Bool { exponent >= 0 }

  /// The number as a whole one; `nil` where it is not, or is too large.
  var integer: Int64? {
    guard exponent >= 0, !isCut else { return nil }
    var magnitude = significand
    for _ in 0..<(magnitude == 0 ? 0 : min(exponent, 20)) {
      let (product, overflows) = magnitude.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      magnitude = product
    }
    guard let value = Int64(exactly: magnitude) else { return nil }
    return isNegative ? -value : value
  }

  /// The number times a power of ten.
  func scaled(byPowerOfTen power: Int) -> DecimalLexeme {
    guard significand != 0 else { return self }
    var scaled = self
    scaled.exponent += power
    scaled.place += power
    return scaled
  }

  /// The number to 15 significant digits, as a spreadsheet program shows it: a sum that comes out as
  /// `7.9999999999999991` is 8 to the one who typed the sheet.
  func asShown() -> DecimalLexeme {
    var unit: UInt64 = 1
    var excess = 0
    while significand / unit >= 1_000_000_000_000_000 {
      unit *= 10
      excess += 1
    }
    guard excess > 0 else { return self }
    var shown = self
    shown.significand = significand / unit + (significand % unit >= unit / 2 ? 1 : 0)
    shown.exponent += excess
    shown.isCut = false
    shown.dropTrailingZeros()
    return shown
  }

  /// The nearest `Double`; infinite where the number is too large for one.
  ///
  /// - Parameter text: The text that the number was read from.
  func double(from text: Span<UInt8>) -> Double {
    // Both factors are exact, so there is a single rounding.
    if !isCut, significand <= 1 << 53, (-22...22).contains(exponent) {
      var power = 1.0
      for _ in 0..<abs(exponent) { power *= 10 }
      let magnitude = exponent < 0 ? Double(significand) / power : Double(significand) * power
      return isNegative ? -magnitude : magnitude
    }
    var lexeme = isNegative ? "-" : ""
    if isCut {
      for index in digits where text[index].isDigit {
        lexeme.unicodeScalars.append(Unicode.Scalar(text[index]))
      }
      lexeme += "e\(place)"
    } else {
      lexeme += "\(significand)e\(exponent)"
    }
    return Double(lexeme) ?? .infinity
  }
}
