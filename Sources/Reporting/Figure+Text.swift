import Measuring

extension Tally {
  /// The rate as a fraction with four decimals, `0.9318`.
  var rate: String? { rateInTenThousandths.map(Fraction.text) }
}

extension Figure {
  /// The rate as a fraction with four decimals, `0.9318`.
  var rate: String? { rateInTenThousandths.map(Fraction.text) }
  /// That of the period before.
  var previousRate: String? { isCount ? nil : previous?.rate }

  /// The rate as people read it, `93.18%`.
  var percentage: String? { rateInTenThousandths.map { Fraction.percent($0) + "%" } }

  /// By how much the figure is more than in the period before, `rate` as a fraction: `0.0125`, `-0.0003`.
  var change: (met: Int, rate: String?)? {
    guard let previous else { return nil }
    let (difference, overflow) = met.subtractingReportingOverflow(previous.met)
    return overflow ? nil : (difference, rateChange.map(Fraction.text))
  }

  /// By how many ten-thousandths the rate is higher than in the period before.
  var rateChange: Int? {
    guard let now = rateInTenThousandths, let then = previous?.rateInTenThousandths else {
      return nil
    }
    return now - then
  }

  /// The year so far: a figure that holds at the period's end is to date by itself.
  var toDate: YearToDate { yearToDate ?? YearToDate(tally: tally, months: 1) }
}

/// Ten-thousandths as text.
enum Fraction {
  /// `0.9318`, `-0.0003`.
  static func text(_ tenThousandths: Int) -> String { decimal(tenThousandths, places: 4) }
  /// `93.18`.
  static func percent(_ tenThousandths: Int) -> String { decimal(tenThousandths, places: 2) }

  private static func decimal(_ number: Int, places: Int) -> String {
    let digits = String(number.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (number < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
