extension NumberStyle {
  /// What a format code says of the number shown with it, judged by its first section.
  ///
  ///     NumberStyle(formatCode: #"yyyy"年"m"月""#).category  // .date
  ///     NumberStyle(formatCode: "#,##0.00").decimals         // 2
  ///
  /// Source: ECMA-376 Part 1, 18.8.31.
  init(formatCode: String) {
    var scanner = NumberFormatScanner(Array(formatCode.utf8))
    scanner.scan()
    self = scanner.style
  }
}

/// Walks over the first section of a format code and notes what it shows.
private struct NumberFormatScanner {
  private enum Field {
    case hours
    case minutesOrMonth(length: Int)
    case seconds, date
  }

  private let code: [UInt8]
  private var index = 0
  private var fields: [Field] = []
  private var hasElapsedTime = false
  private var isPercent = false
  private var isText = false
  private var isFraction = false
  private var hasDigits = false
  private var hasPoint = false
  private var decimals = 0

  init(_ code: [UInt8]) { self.code = code }

  var style: NumberStyle {
    if hasElapsedTime { return NumberStyle(category: .duration) }
    if let category = calendarCategory { return NumberStyle(category: category) }
    let decimals = Int8(clamping: hasDigits && !isFraction ? self.decimals : -1)
    if isPercent { return NumberStyle(category: .percent, decimals: decimals) }
    if isText { return NumberStyle(category: .text) }
    return NumberStyle(category: .general, decimals: decimals)
  }

  /// `m` is a month unless it follows hours or precedes seconds.
  private var calendarCategory: NumberStyle.Category? {
    var hasTime = false
    for (position, field) in fields.enumerated() {
      switch field {
      case .date: return .date
      case .hours, .seconds: hasTime = true
      case .minutesOrMonth(let length):
        var isMinutes = false
        if position > 0, case .hours = fields[position - 1] { isMinutes = true }
        if position + 1 < fields.count, case .seconds = fields[position + 1] { isMinutes = true }
        guard isMinutes, length <= 2 else { return .date }
        hasTime = true
      }
    }
    return hasTime ? .time : nil
  }

  mutating func scan() {
    while index < code.count {
      let byte = code[index]
      switch byte {
      case UInt8(ascii: ";"): return
      case UInt8(ascii: "\""): skip(through: byte)
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): skipNextCharacter()
      case UInt8(ascii: "["): scanBracket()
      default: scanPlain(byte)
      }
    }
  }

  private mutating func scanPlain(_ byte: UInt8) {
    switch byte | 0x20 {  // lower case for letters; the other signs are looked at below
    case UInt8(ascii: "y"), UInt8(ascii: "d"), UInt8(ascii: "b"):
      fields.append(.date)
      skipRun()
    case UInt8(ascii: "h"):
      fields.append(.hours)
      skipRun()
    case UInt8(ascii: "s"):
      fields.append(.seconds)
      skipRun()
    case UInt8(ascii: "m"):
      let start = index
      skipRun()
      fields.append(.minutesOrMonth(length: index - start))
    case UInt8(ascii: "g"):
      // General, or the era of a Japanese or Taiwanese date.
      if !skip("general") {
        fields.append(.date)
        skipRun()
      }
    case UInt8(ascii: "a"):
      // AM/PM and A/P go with hours, which tell enough; aaa is the day of the week.
      if !skip("am/pm"), !skip("a/p") {
        let start = index
        skipRun()
        if index - start >= 3 { fields.append(.date) }
      }
    case UInt8(ascii: "e"):
      // 0.00E+00, or the year in East Asian formats.
      if hasDigits {
        skipExponent()
      } else {
        fields.append(.date)
        skipRun()
      }
    default: scanSign(byte)
    }
  }

  private mutating func scanSign(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0"), UInt8(ascii: "#"), UInt8(ascii: "?"):
      // Zeros behind seconds are their fraction, not decimals of a number.
      hasDigits = true
      if hasPoint, byte == UInt8(ascii: "0") { decimals += 1 }
    case UInt8(ascii: "."): hasPoint = true
    case UInt8(ascii: "/"): isFraction = hasDigits
    case UInt8(ascii: "%"): isPercent = true
    case UInt8(ascii: "@"): isText = true
    default: break
    }
    index += 1
  }

  /// `[h]`, `[mm]` and `[s]` are elapsed time; colors, conditions and languages say nothing.
  private mutating func scanBracket() {
    let start = index + 1
    skip(through: UInt8(ascii: "]"))
    let content = code[start..<max(start, index - 1)].map { $0 | 0x20 }
    guard let unit = content.first, content.allSatisfy({ $0 == unit }) else { return }
    if "hms".utf8.contains(unit) { hasElapsedTime = true }
  }

  /// Skips from one delimiter over the next one, or to the end where there is none.
  private mutating func skip(through delimiter: UInt8) {
    index = code[(index + 1)...].firstIndex(of: delimiter).map { $0 + 1 } ?? code.count
  }

  /// Skips a sign and the character after it, which may have several bytes.
  private mutating func skipNextCharacter() {
    index = min(index + 2, code.count)
    while index < code.count, code[index] & 0xC0 == 0x80 { index += 1 }
  }

  private mutating func skipRun() {
    let letter = code[index] | 0x20
    while index < code.count, code[index] | 0x20 == letter { index += 1 }
  }

  private mutating func skipExponent() {
    index += 1
    while index < code.count, "+-0#?".utf8.contains(code[index]) { index += 1 }
  }

  private mutating func skip(_ word: StaticString) -> Bool {
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard code[index...].lazy.map({ $0 | 0x20 }).starts(with: letters.lazy.map { $0 | 0x20 }) else {
      return false
    }
    index += letters.count
    return true
  }
}
