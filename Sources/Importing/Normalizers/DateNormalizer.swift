import Spreadsheets

/// Reads a date as precisely as it is written. A month stays a month: `2022-06` never becomes the
/// first of June.
///
/// Whether a date lies in the future is not judged here; that depends on the period.
struct DateNormalizer: Normalizer {
  /// Which written forms are read.
  enum Forms: Sendable {
    /// All that people type (`WrittenDate`), and numbers that can be nothing but a date.
    case any
    /// A whole day as `2023-06-01`, `2023/6/1`, `2023.6.1`, `2023年6月1日` or `20230601`
    /// (`WholeDate`), and cells formatted as dates.
    case ymd
  }

  var forms: Forms
  /// The least precision that is accepted.
  var precision: DateReading.Precision
  /// Two-digit years are completed to the latest that is not after this day's.
  var today: CalendarDate
  /// Whether 无, — and the like mean that there is no date; otherwise they are not of its form.
  var placeholders: Bool

  init(
    forms: Forms = .any, precision: DateReading.Precision = .year, today: CalendarDate,
    placeholders: Bool = true
  ) {
    self.forms = forms
    self.precision = precision
    self.today = today
    self.placeholders = placeholders
  }

  /// The years that a date in a ledger can have.
  static let years = 1900...2100

  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading {
    let reading =
      switch cell.kind {
      case .number: readNumber(text, cell: cell)
      case .text, .isoDate: readText(text, cell: cell)
      case .boolean, .error: Reading.refused(.dateForm)
      }
    if case .date(let date) = reading.value, date.precision.rawValue < precision.rawValue {
      return .refused(.datePrecision)
    }
    if reading.fault == .dateForm, placeholders, Placeholders.isPlaceholder(text) {
      return .refused(.missing)
    }
    return reading
  }

  private func readText(_ text: Span<UInt8>, cell: CellContext) -> Reading {
    switch forms {
    case .ymd:
      // A stored date may carry a time, which is none of ours: `2023-06-01T08:30:00`.
      if cell.kind == .isoDate, text.count > 10, text[10] == UInt8(ascii: "T") {
        return WholeDate.read(text.extracting(0..<10))
      }
      return WholeDate.read(text)
    case .any:
      // Serials get pasted as text where the format was lost on the way.
      if text.count == 5, let serial = plainInteger(text), serial >= 10_000 {
        return readInteger(serial, system: cell.dateSystem)
      }
      return WrittenDate.read(text, today: today)
    }
  }

  private func plainInteger(_ text: Span<UInt8>) -> Int64? {
    var value: Int64 = 0
    for index in 0..<text.count {
      guard text[index].isDigit else { return nil }
      value = value * 10 + Int64(text[index].digitValue)
    }
    return value
  }
}

// MARK: - Numbers

extension DateNormalizer {
  private func readNumber(_ text: Span<UInt8>, cell: CellContext) -> Reading {
    switch cell.style.category {
    case .time, .duration: return .refused(.dateForm)
    case .date: break
    case .general, .percent, .text: if forms == .ymd { return WholeDate.read(text) }
    }
    var index = 0
    guard let lexeme = DecimalLexeme(text, at: &index, scientific: true), index == text.count,
      !lexeme.isNegative
    else { return .refused(.dateForm) }
    let number = lexeme.asShown()
    guard let whole = wholePart(of: number) else { return .refused(.dateForm) }

    if cell.style.category == .date { return readSerial(whole, system: cell.dateSystem) }
    if number.isIntegral || (5_000...60_000).contains(whole) {
      return readInteger(whole, system: cell.dateSystem)
    }
    return readYearMonth(number, decimals: Int(cell.style.decimals))
  }

  /// The number without what stands behind the decimal point; `nil` from 10^9 on.
  private func wholePart(of number: DecimalLexeme) -> Int64? {
    var whole = number.significand
    if number.exponent < 0 {
      for _ in 0..<min(-number.exponent, 20) { whole /= 10 }
    } else if let integer = number.integer, integer >= 0 {
      whole = UInt64(integer)
    } else {
      return nil
    }
    return whole < 1_000_000_000 ? Int64(whole) : nil
  }

  /// Reads a number in a cell formatted as a date.
  private func readSerial(_ serial: Int64, system: DateSystem) -> Reading {
    if forms == .any, (1900...2099).contains(serial) {
      // A year typed into a cell formatted as a date; as a serial it is a day of 1905.
      return .refused(.dateAmbiguous)
    }
    if let day = CalendarDate(serial: serial, system: system) {
      if DateNormalizer.years.contains(day.year) {
        return Reading(.date(DateReading(first: day, last: day, precision: .day)))
      }
    } else if serial == 60 {
      return .refused(.dateImpossible)
    }
    // `202306` in such a cell would be a day of the year 2453, `20230601` none at all.
    guard forms == .any, serial > 60_000 else { return .refused(.dateForm) }
    return readInteger(serial, system: system)
  }

  /// Reads a whole number by its size. The windows have nothing in common, so there is no doubt.
  private func readInteger(_ number: Int64, system: DateSystem) -> Reading {
    switch number {
    case 5_000...60_000:
      guard let day = CalendarDate(serial: number, system: system) else {
        return .refused(.dateForm)
      }
      return Reading(.date(DateReading(first: day, last: day, precision: .day)))
    case 1900...2099:
      return DateNormalizer.reading(year: Int(number), month: nil, day: nil)
    case 190_000...209_999:
      return DateNormalizer.reading(
        year: Int(number / 100), month: Int(number % 100), day: nil)
    case 19_000_000...20_999_999:
      return DateNormalizer.reading(
        year: Int(number / 10_000), month: Int(number / 100 % 100), day: Int(number % 100))
    default:
      return .refused(.dateForm)
    }
  }

  /// Reads `2023.6` or `85.06`, typed as text and taken for a number. `2023.10` became `2023.1` on
  /// the way; only a format that shows two decimals tells it from January.
  private func readYearMonth(_ number: DecimalLexeme, decimals: Int) -> Reading {
    let significand = number.significand
    let divisor: UInt64 = number.exponent == -1 ? 10 : number.exponent == -2 ? 100 : 0
    guard divisor > 0, significand / divisor < 10_000 else { return .refused(.dateForm) }
    var year = Int(significand / divisor)
    var month = Int(significand % divisor)
    let isShort = (10...99).contains(year)
    if isShort { year = WrittenDate.completedYear(year, today: today) }
    guard (1900...2099).contains(year) else { return .refused(.dateForm) }
    if divisor == 10, month == 1 {
      guard decimals == 2 else { return .refused(.dateAmbiguous) }
      month = 10
    }
    return DateNormalizer.reading(
      year: year, month: month, day: nil, remark: isShort ? .dateShortYear : nil)
  }
}

// MARK: - Readings

extension DateNormalizer {
  /// The reading of the numbers of a date; refused where there is no such day.
  static func reading(
    year: Int, month: Int?, day: Int?, remark: CellFault? = nil
  ) -> Reading {
    guard years.contains(year) else { return .refused(.dateForm) }
    let lastMonth = month ?? 12
    guard (1...12).contains(lastMonth) else { return .refused(.dateImpossible) }
    let lastDay = day ?? CalendarDate.days(inMonth: lastMonth, of: year)
    guard let first = CalendarDate(year: year, month: month ?? 1, day: day ?? 1),
      let last = CalendarDate(year: year, month: lastMonth, day: lastDay)
    else { return .refused(.dateImpossible) }
    let precision: DateReading.Precision = day != nil ? .day : month != nil ? .month : .year
    return Reading(
      .date(DateReading(first: first, last: last, precision: precision)), fault: remark)
  }
}
