/// The ways in which people write a date: `2023.6`, `2023年6月1日`, `二〇二三年六月`, `85.6`,
/// `202306`, `1985年6月生`, `2021.06—至今`, `1978.12(1979.12转正)`, with or without a time of day.
///
/// A scanner over bytes: it takes numbers and the signs between them from the front, and then accepts
/// only rests that it knows, so that nothing in the cell is passed over in silence.
enum WrittenDate {
  static func read(_ text: Span<UInt8>, today: CalendarDate) -> Reading {
    var index = text.count > 0 && text[0] == UInt8(ascii: "'") ? 1 : 0
    var date = Numbers()
    if let fault = scan(text, at: &index, into: &date) { return .refused(fault) }

    var remark: CellFault?
    if date.isShort {
      date.year = completedYear(date.year, today: today)
      remark = .dateShortYear
    }
    let reading = DateNormalizer.reading(
      year: date.year, month: date.month, day: date.day, remark: remark)
    switch rest(of: text, from: index) {
    case .nothing: return reading
    case .unknown: return .refused(.dateForm)
    case .date:
      guard reading.value != .none else { return reading }
      return Reading(reading.value, fault: remark ?? .dateSecond)
    }
  }

  /// The latest year that ends in `year`, two digits, and is not after today's.
  static func completedYear(_ year: Int, today: CalendarDate) -> Int {
    let completed = today.year / 100 * 100 + year
    return completed > today.year ? completed - 100 : completed
  }

  private struct Numbers {
    var year = 0
    var month: Int?
    var day: Int?
    var isShort = false
  }

  /// Takes one date and its time of day from the text.
  private static func scan(
    _ text: Span<UInt8>, at index: inout Int, into date: inout Numbers
  ) -> CellFault? {
    guard let first = DateNumber(text, at: index) else { return .dateForm }
    index = first.end
    switch first.digits {
    case 8 where first.isLatin, 10 where first.isLatin:
      // Ten digits are a date and the hours that white space set off: `2023060108:30`.
      var value = first.value
      if first.digits == 10 {
        guard text.matches(":", at: index) else { return .dateForm }
        value /= 100
        index -= 2
      }
      date = Numbers(year: value / 10_000, month: value / 100 % 100, day: value % 100)
      return scanTime(text, at: &index)
    case 6 where first.isLatin:
      date = Numbers(year: first.value / 100, month: first.value % 100)
      return nil
    case 4:
      date.year = first.value
    case 2:
      date = Numbers(year: first.value, isShort: true)
    default:
      return .dateForm
    }
    return scanMonth(text, at: &index, into: &date)
  }

  private static func scanMonth(
    _ text: Span<UInt8>, at index: inout Int, into date: inout Numbers
  ) -> CellFault? {
    let isWord = text.matches("年", at: index)
    let yearEnd = isWord ? index + 3 : index
    guard let start = isWord ? yearEnd : separator(text, at: index),
      let month = DateNumber(text, at: start, maximumDigits: 2)
    else {
      index = yearEnd
      // Two digits alone are no year, but `85年` is.
      return date.isShort && !isWord ? .dateForm : nil
    }
    date.month = month.value
    index = month.end
    return scanDay(text, at: &index, into: &date)
  }

  private static func scanDay(
    _ text: Span<UInt8>, at index: inout Int, into date: inout Numbers
  ) -> CellFault? {
    let isWord = text.matches("月", at: index)
    if isWord {
      index += 3
      if text.matches("份", at: index) { index += 3 }
    }
    guard let start = isWord ? index : separator(text, at: index) else { return nil }
    if let day = DateNumber(text, at: start, maximumDigits: 2) {
      // In `2021年6-8月` the second number is a month, not a day.
      guard !text.matches("月", at: day.end), !text.matches("年", at: day.end) else { return nil }
      if !text.matches(":", at: day.end) {
        date.day = day.value
        index = day.end
        if text.matches("日", at: index) || text.matches("号", at: index) { index += 3 }
        return scanTime(text, at: &index)
      }
    }
    return scanDayAndTime(text, at: start, index: &index, into: &date)
  }

  /// Takes a day and a time of day between which there was white space: `2023-6-1 08:30`, of which
  /// the normal form keeps `108:30`.
  private static func scanDayAndTime(
    _ text: Span<UInt8>, at start: Int, index: inout Int, into date: inout Numbers
  ) -> CellFault? {
    guard let run = DateNumber(text, at: start), run.isLatin, text.matches(":", at: run.end)
    else { return nil }
    let hourDigits: Int
    switch run.digits {
    case 2: hourDigits = 1
    case 4: hourDigits = 2
    case 3:
      let lastDay = CalendarDate.days(inMonth: date.month ?? 0, of: date.year)
      let canBeTwoOne = (1...lastDay).contains(run.value / 10)
      let canBeOneTwo = run.value >= 100 && run.value % 100 < 24
      // Programs that write 00:00 write two digits for each hour.
      if canBeTwoOne, canBeOneTwo, run.value % 100 != 0 { return .dateAmbiguous }
      hourDigits = canBeOneTwo ? 2 : 1
    default: return .dateForm
    }
    date.day = run.value / (hourDigits == 2 ? 100 : 10)
    index = run.end - hourDigits
    return scanTime(text, at: &index)
  }

  /// Takes `T08:30:00.000Z`, `08:30` and the like, if they are there.
  private static func scanTime(_ text: Span<UInt8>, at index: inout Int) -> CellFault? {
    var next = index
    if text.matches("T", at: next) || text.matches(" ", at: next) { next += 1 }
    guard let hour = DateNumber(text, at: next), text.matches(":", at: hour.end) else { return nil }
    next = hour.end
    var units = 0
    while units < 2, text.matches(":", at: next), let unit = DateNumber(text, at: next + 1),
      unit.isLatin, unit.digits == 2, unit.value < 60
    {
      next = unit.end
      units += 1
    }
    guard units > 0, hour.isLatin, hour.digits <= 2, hour.value < 24 else { return .dateForm }
    if text.matches(".", at: next), let fraction = DateNumber(text, at: next + 1) {
      next = fraction.end
    }
    if text.matches("Z", at: next) {
      next += 1
    } else if text.matches("+", at: next) || text.matches("-", at: next),
      text.matches(":", at: next + 3), next + 6 <= text.count
    {
      next += 6
    }
    index = next
    return nil
  }

  private static func separator(_ text: Span<UInt8>, at index: Int) -> Int? {
    guard index < text.count else { return nil }
    switch text[index] {
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"): return index + 1
    default: return text.matches("。", at: index) ? index + 3 : nil
    }
  }
}

// MARK: - What may follow a date

extension WrittenDate {
  private enum Rest {
    case nothing
    /// Another date, or a part of one: `2021.06-2022.05`, `6-8月`.
    case date
    case unknown
  }

  private static let words: [StaticString] = [
    "出生", "生", "入党", "转正", "起", "底", "初", "上旬", "中旬", "下旬",
  ]

  private static func rest(of text: Span<UInt8>, from start: Int) -> Rest {
    var index = start
    if index < text.count, let end = word(in: text, at: index) { index = end }
    if let end = weekday(in: text, at: index) { index = end }
    guard index < text.count else { return .nothing }

    if text.matches("(", at: index), text.hasSuffix(")") {
      if let end = weekday(in: text, at: index + 1), end == text.count - 1 { return .nothing }
      return hasDigit(text, from: index) ? .date : .unknown
    }
    var next = index
    while next < text.count, let end = connector(in: text, at: next) { next = end }
    guard next > index else { return .unknown }
    if text.matches("今", at: next) || text.matches("现在", at: next) {
      return text.count - next <= 6 ? .nothing : .unknown
    }
    return DateNumber(text, at: next) == nil ? .unknown : .date
  }

  private static func word(in text: Span<UInt8>, at index: Int) -> Int? {
    for word in words where text.matches(word, at: index) {
      return index + word.utf8CodeUnitCount
    }
    return nil
  }

  /// The index behind 星期四, 周四 or 礼拜四.
  private static func weekday(in text: Span<UInt8>, at index: Int) -> Int? {
    let start =
      if text.matches("星期", at: index) || text.matches("礼拜", at: index) {
        index + 6
      } else if text.matches("周", at: index) {
        index + 3
      } else {
        text.count
      }
    guard start < text.count else { return nil }
    let (scalar, length) = text.scalar(at: start)
    switch scalar {
    case "一", "二", "三", "四", "五", "六", "日", "天": return start + length
    default: return nil
    }
  }

  private static func connector(in text: Span<UInt8>, at index: Int) -> Int? {
    let (scalar, length) = text.scalar(at: index)
    switch scalar {
    case "-", "‐", "–", "—", "―", "─", "~", "至", "到", "、", ",", ";", "/", " ":
      return index + length
    default: return nil
    }
  }

  private static func hasDigit(_ text: Span<UInt8>, from start: Int) -> Bool {
    for index in start..<text.count where text[index].isDigit { return true }
    return false
  }
}
