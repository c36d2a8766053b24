import Definitions
import Foundation

@testable import Reporting

/// Valid values for every field of a form, made from its definition: what a careful sender would fill in.
struct FilledForm {
  static let rows = 12
  /// The birthday in all ids.
  private static let birth = DateComponents(year: 1990, month: 1, day: 1)

  let dataset: Dataset
  let pipeline: Pipeline
  /// Whether optional fields are left blank.
  let isShort: Bool

  var values: [[ExampleValue?]] {
    let days = days()
    return (0..<Self.rows).map { row in
      dataset.fields.map { field in
        isShort && dataset.need(of: field) == .never && !dataset.key.contains(field.name)
          ? nil : value(of: field, row: row, days)
      }
    }
  }

  private func value(
    of field: Field, row: Int, _ days: [String: DateComponents]
  ) -> ExampleValue? {
    switch field.type {
    case .text: .text(Self.text(of: field, row: row))
    case .personName: .text("张" + Self.numeral(row))
    case .citizenID: .text(Self.citizenID(row))
    case .socialCreditCode: .text(Self.creditCode(row))
    case .date:
      days[field.name].flatMap { day in
        guard let year = day.year, let month = day.month, let day = day.day else { return nil }
        return .day(year: year, month: month, day: day)
      }
    case .integer(_, let minimum, let maximum):
      .number(Double(min(max(3, minimum ?? 3), maximum ?? 3)))
    case .decimal(_, let minimum, let maximum, let isShare):
      .number(isShare ? 0.95 : min(max(8, minimum ?? 8), maximum ?? 8))
    case .boolean: .text("是")
    case .enumeration(let name):
      (pipeline.vocabulary(named: name)?.terms.first).map { .text($0.value) }
    case .phone: .text("1990000\(1000 + row)")
    case .reference(let name, _): reference(to: name, row: row)
    }
  }

  private func reference(to name: String, row: Int) -> ExampleValue? {
    guard let other = pipeline.dataset(named: name) else { return nil }
    let names = other.identifiers + [other.label].compactMap { $0 } + other.key
    return names.lazy.compactMap { other.field(named: $0) }.first.map {
      .text(Self.text(of: $0, row: row))
    }
  }

  private static func text(of field: Field, row: Int) -> String {
    let text = "某" + field.title + numeral(row)
    return field.uppercase ? "A\(100 + row)" : text
  }

  private static func numeral(_ row: Int) -> String {
    String(Array("甲乙丙丁戊己庚辛壬癸子丑")[row % 12])
  }

  /// Days that keep what the rules ask: where one may not come before another, it comes as soon as it may.
  private func days() -> [String: DateComponents] {
    let usual =
      dataset.kind == .events
      ? DateComponents(year: 2023, month: 3, day: 6) : DateComponents(year: 2010, month: 7, day: 1)
    var days: [String: DateComponents] = [:]
    for field in dataset.fields {
      guard case .date = field.type else { continue }
      days[field.name] = field.title.contains("出生") ? Self.birth : usual
    }
    for _ in dataset.fields {
      for rule in dataset.rules {
        guard case .notBefore(.field(let other), let plus) = rule.test, var day = days[other] else {
          continue
        }
        day.year = (day.year ?? 0) + plus.years
        let months = (day.month ?? 1) - 1 + plus.months
        day.year = (day.year ?? 0) + months / 12
        day.month = months % 12 + 1
        days[rule.field] = day
      }
    }
    return days
  }

  /// A man's: the seventeenth digit is odd. The area is assigned to nobody.
  private static func citizenID(_ row: Int) -> String {
    let body = Array("45990119900101" + "\(101 + row * 2)")
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(body, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return String(body) + String(Array("10X98765432")[sum % 11])
  }

  private static func creditCode(_ row: Int) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let body = Array("91459901MA00000\(10 + row)")
    var weight = 1
    var sum = 0
    for character in body {
      sum += (alphabet.firstIndex(of: character) ?? 0) * weight
      weight = weight * 3 % 31
    }
    return String(body) + String(alphabet[(31 - sum % 31) % 31])
  }
}
