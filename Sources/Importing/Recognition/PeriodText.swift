import Foundation

/// A title, a sheet's or a file's name, in which periods are looked for.
///
/// It is read as numbers and the characters between them; Chinese numerals are numbers, too.
struct PeriodText {
  private enum Token: Equatable {
    case number(Int, digits: Int)
    case mark(Character)
  }

  private static let years = 1949...2099
  private static let separators: Set<Character> = ["-", ".", "/", "_"]
  private static let dashes: Set<Character> = ["-", "~", "—", "–", "至", "到"]
  private static let numerals = Array("〇一二三四五六七八九")

  private let tokens: [Token]

  init(_ text: String) {
    tokens = PeriodText.tokens(of: text)
  }

  /// The year that stands in the text, where it is but one.
  var onlyYear: Int? {
    let found = Set(tokens.indices.compactMap { year(at: $0) })
    return found.count == 1 ? found.first : nil
  }

  /// - Parameter year: The year of a month that stands alone, where the text itself has none.
  func periods(year defaultYear: Int? = nil) -> [StatedPeriod] {
    var found: [StatedPeriod] = []
    var year = defaultYear
    var index = 0
    while index < tokens.count {
      guard var (period, next) = period(at: index, year: year) else {
        year = self.year(at: index) ?? year
        index += 1
        continue
      }
      year = period.last / 12
      if isDash(at: next), let (end, behind) = self.period(at: next + 1, year: year),
        end.last >= period.first
      {
        period.last = end.last
        period.isDay = false
        next = behind
      }
      // 党办2023-12号 is a document.
      if !isMark("号", at: next) { found.append(period) }
      index = next
    }
    return found
  }

  // MARK: Forms

  private func period(at index: Int, year: Int?) -> (StatedPeriod, next: Int)? {
    compact(at: index) ?? separated(at: index) ?? written(at: index)
      ?? year.flatMap { months(at: index, ofYear: $0) }
  }

  /// 202306, 20230615.
  private func compact(at index: Int) -> (StatedPeriod, next: Int)? {
    guard case .number(let value, let digits) = token(index), digits == 6 || digits == 8 else {
      return nil
    }
    let month = digits == 6 ? value : value / 100
    guard PeriodText.years.contains(month / 100), (1...12).contains(month % 100),
      digits == 6 || (1...31).contains(value % 100)
    else { return nil }
    var period = StatedPeriod(month: month % 100, ofYear: month / 100)
    period.isDay = digits == 8
    return (period, index + 1)
  }

  /// 2023-06, 2023.6, 2023/6/15.
  private func separated(at index: Int) -> (StatedPeriod, next: Int)? {
    guard let year = year(at: index), case .mark(let separator) = token(index + 1),
      PeriodText.separators.contains(separator), let month = month(at: index + 2)
    else { return nil }
    var period = StatedPeriod(month: month, ofYear: year)
    guard token(index + 3) == .mark(separator), day(at: index + 4) != nil else {
      return (period, index + 3)
    }
    period.isDay = true
    return (period, index + 5)
  }

  /// 2023年6月, 2023年1-6月, 2023年第二季度, 2023年上半年.
  private func written(at index: Int) -> (StatedPeriod, next: Int)? {
    guard let year = year(at: index), isMark("年", at: index + 1) else { return nil }
    let start = isMark("度", at: index + 2) ? index + 3 : index + 2
    return months(at: start, ofYear: year)
  }

  /// 6月, 1-6月, 6月15日, 第二季度, 上半年.
  private func months(at index: Int, ofYear year: Int) -> (StatedPeriod, next: Int)? {
    if let half = half(at: index, ofYear: year) { return half }
    guard let month = month(at: index) else { return nil }
    var period = StatedPeriod(month: month, ofYear: year)
    if isDash(at: index + 1), let end = self.month(at: index + 2), end >= month,
      isMark("月", at: index + 3)
    {
      period.last = period.first + end - month
      return (period, index + 4)
    }
    guard isMark("月", at: index + 1) else { return nil }
    guard day(at: index + 2) != nil, isMark("日", at: index + 3) || isMark("号", at: index + 3)
    else { return (period, index + 2) }
    period.isDay = true
    return (period, index + 4)
  }

  private func half(at index: Int, ofYear year: Int) -> (StatedPeriod, next: Int)? {
    let months: ClosedRange<Int>
    let next: Int
    if isMark("半", at: index + 1), isMark("年", at: index + 2),
      isMark("上", at: index) || isMark("下", at: index)
    {
      months = isMark("上", at: index) ? 1...6 : 7...12
      next = index + 3
    } else {
      let start = isMark("第", at: index) ? index + 1 : index
      guard let quarter = month(at: start), quarter <= 4, isMark("季", at: start + 1) else {
        return nil
      }
      months = quarter * 3 - 2...quarter * 3
      next = start + 2
    }
    var period = StatedPeriod(month: months.lowerBound, ofYear: year)
    period.last += months.count - 1
    return (period, next)
  }

  // MARK: Tokens

  private func token(_ index: Int) -> Token? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }

  private func isMark(_ mark: Character, at index: Int) -> Bool { token(index) == .mark(mark) }

  private func isDash(at index: Int) -> Bool {
    if case .mark(let mark) = token(index) { PeriodText.dashes.contains(mark) } else { false }
  }

  private func year(at index: Int) -> Int? {
    number(at: index, digits: 4...4, in: PeriodText.years)
  }

  private func month(at index: Int) -> Int? { number(at: index, digits: 1...2, in: 1...12) }

  private func day(at index: Int) -> Int? { number(at: index, digits: 1...2, in: 1...31) }

  private func number(
    at index: Int, digits allowed: ClosedRange<Int>, in range: ClosedRange<Int>
  ) -> Int? {
    guard case .number(let value, let digits) = token(index), allowed.contains(digits),
      range.contains(value)
    else { return nil }
    return value
  }

  private static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    var run = ""
    func endRun() {
      if let number = number(of: run) { tokens.append(number) }
      run = ""
    }
    for character in text.precomposedStringWithCompatibilityMapping where !character.isWhitespace {
      let isDigit = ("0"..."9").contains(character)
      if isDigit || isNumeral(character) {
        if let last = run.last, ("0"..."9").contains(last) != isDigit { endRun() }
        run.append(character)
      } else {
        endRun()
        tokens.append(.mark(character))
      }
    }
    endRun()
    return tokens
  }

  private static func isNumeral(_ character: Character) -> Bool {
    "零○十".contains(character) || numerals.contains(character)
  }

  /// 2023, 二〇二三, 六, 十二; longer numbers keep their place and mean nothing.
  private static func number(of run: String) -> Token? {
    guard !run.isEmpty else { return nil }
    if let value = Int(run) { return .number(value, digits: run.count) }
    let digits = run.map { character -> Int? in
      if character == "零" || character == "○" { return 0 }
      return numerals.firstIndex(of: character)
    }
    if let ten = digits.firstIndex(of: nil) {
      let tens = ten == 0 ? 1 : digits[0] ?? 0
      let units = ten + 1 < digits.count ? digits[ten + 1] ?? 0 : 0
      guard ten <= 1, digits.count <= ten + 2 else { return .number(0, digits: digits.count) }
      return .number(tens * 10 + units, digits: 2)
    }
    guard digits.count <= 4 else { return .number(0, digits: digits.count) }
    return .number(digits.reduce(0) { $0 * 10 + ($1 ?? 0) }, digits: digits.count)
  }
}
