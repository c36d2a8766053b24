import Foundation

/// What a form to be filled in shows in a column by way of example.
///
/// The importer knows it too: a row that is marked as an example and holds something else was filled in.
public enum ExampleValue: Hashable, Sendable {
  case text(String)
  /// A share of 95 % is 0.95.
  case number(Double)
  case day(year: Int, month: Int, day: Int)

  /// As it is shown where a cell is read as text.
  public var shown: String {
    switch self {
    case .text(let text): text
    case .number(let number):
      Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .day(let year, let month, let day):
      String(format: "%04d-%02d-%02d", year, month, day)
    }
  }
}

extension Pipeline {
  /// What a form shows in a field of its example: where something must be filled in, or is easily written
  /// in the wrong form.
  ///
  /// - Returns: `nil` where an example would help nobody.
  public func example(of field: Field, in dataset: Dataset) -> ExampleValue? {
    switch field.type {
    case .citizenID, .socialCreditCode, .date, .phone, .personName: break
    default:
      guard dataset.need(of: field) != .never || dataset.label == field.name else { return nil }
    }
    return switch field.type {
    case .text: Self.text(for: field)
    case .personName: .text("张三")
    case .citizenID: .text(Self.citizenID)
    case .socialCreditCode: .text(Self.creditCode)
    case .date: day(of: field, in: dataset)
    case .integer(_, let minimum, let maximum):
      .number(Double(min(max(1, minimum ?? 1), maximum ?? .max)))
    case .decimal(_, let minimum, let maximum, let isShare):
      .number(isShare ? 0.95 : min(max(1, minimum ?? 1), maximum ?? .infinity))
    case .boolean: .text("是")
    case .enumeration(let name): term(of: name)
    case .phone: .text("0100-1234567")
    case .reference(dataset.name, _): .text("东镇党委")
    case .reference(let name, _): reference(to: name)
    }
  }

  /// A birthday that agrees with the id, and days that follow each other as the columns do.
  private func day(of field: Field, in dataset: Dataset) -> ExampleValue {
    guard !field.title.contains("出生") else { return .day(year: 1990, month: 1, day: 1) }
    let days = dataset.fields.filter { field in
      if case .date = field.type { !field.title.contains("出生") } else { false }
    }
    let place = days.firstIndex { $0.name == field.name } ?? 0
    return .day(year: 2020 + min(place, 2), month: 7, day: 1)
  }

  /// Terms that go with the names in `texts`; of other vocabularies the first is as good as any.
  private static let usualTerms: Set = ["党支部", "建制村", "本科"]

  private func term(of name: String) -> ExampleValue? {
    guard let terms = vocabulary(named: name)?.terms.map(\.value) else { return nil }
    return (terms.first(where: Self.usualTerms.contains) ?? terms.first).map { .text($0) }
  }

  private func reference(to name: String) -> ExampleValue? {
    guard let dataset = dataset(named: name) else { return nil }
    let names = [dataset.label].compactMap { $0 } + dataset.identifiers + dataset.key
    return names.lazy.compactMap { dataset.field(named: $0) }.first.flatMap(Self.text)
  }

  /// Texts by what the heading speaks of.
  private static let texts: [(word: String, text: String)] = [
    ("支部名称", "东村党支部"), ("党组织名称", "东村党支部"), ("代码", "001"), ("编码", "001"), ("编号", "001"),
    ("乡镇", "东镇"), ("所在镇", "东镇"), ("社区", "东村"), ("村", "东村"), ("年度", "2023"), ("姓名", "张三"),
    ("党组织", "东村党支部"),
  ]

  private static func text(for field: Field) -> ExampleValue {
    let heading = field.title
    if let found = texts.first(where: { heading.contains($0.word) }) { return .text(found.text) }
    return .text("某\(heading)")
  }

  /// Of an area that there is not.
  private static let citizenID = "459901199001010015"
  private static let creditCode = "91459901MA0000001M"
}
