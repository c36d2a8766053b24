/// A column each cell of which becomes a record, told by its heading.
public enum UnpivotColumn: Hashable, Sendable {
  /// One of those that the dataset lists, by its place there, and what it stands for.
  case listed(Int, value: String)
  /// A month; of the period's year where the heading names none.
  case month(Int, year: Int?)
  /// A heading that is no field's, which may name a row of the dataset referred to. Whether it does is
  /// known once that one has been read.
  case name(String)

  /// What goes into the dataset's `into`.
  ///
  /// - Parameter year: The period's; without it, `1月` is as much as can be said.
  public func text(year: String?) -> String {
    switch self {
    case .listed(_, let value): value
    case .name(let name): name
    case .month(let month, let own):
      if let year = own.map(String.init) ?? year {
        "\(year)-\(month < 10 ? "0" : "")\(month)"
      } else {
        "\(month)月"
      }
    }
  }
}

extension UnpivotColumn {
  private static let characters = Set("0123456789〇零○一二三四五六七八九十年月份度-./_")
  /// No heading that names a year may be taken for a month alone.
  private static let noYear = 0

  /// The month that a heading names and nothing else: 1月, 一月份, 2023年1月, 2023-01, 202301; also the
  /// first of a month, 2023-01-01, as which workbooks keep what is shown as 2023年1月.
  static func month(_ heading: Heading) -> UnpivotColumn? {
    var text = heading.withoutHint
    guard text.utf8.count <= 40, text.allSatisfy(characters.contains) else { return nil }
    for end in ["-01", "-1", "/1", "/01"] where isDay(text) && text.hasSuffix(end) {
      text.removeLast(end.count)
      break
    }
    let found = PeriodText(text).periods(year: noYear)
    guard found.count == 1, let only = found.first, only.first == only.last, !only.isDay else {
      return nil
    }
    let year = only.first / 12
    return .month(only.first % 12 + 1, year: year == noYear ? nil : year)
  }

  /// Whether there are three numbers in it.
  private static func isDay(_ text: String) -> Bool {
    text.split { "-/".contains($0) }.count == 3
  }
}
