import Definitions
import Foundation

/// Looks whether a sheet says of itself that it is of another month than the one asked for: last month's
/// file, sent again, is read as gladly as this month's.
struct PeriodCheck: Sendable {
  /// Where a period was found.
  enum Place: Sendable {
    case file, sheet
    case title(row: Int, column: Int)
    /// Below the table.
    case footer(row: Int, column: Int)
    /// The day on which the form was filled in.
    case filledIn(row: Int, column: Int)
  }

  struct Mismatch: Sendable {
    var stated: StatedPeriod
    var place: Place
  }

  /// Longer texts are notes, and notes speak of anything.
  private static let longestTitle = 60
  /// A founding, a document or an example further off than this is no month that somebody sends.
  private static let yearsApart = 5
  /// What is said with these words is the date of something else, or an example.
  private static let foreignWords = [
    "成立", "印发", "下发", "通知", "修订", "换届", "出生", "以来", "注:", "说明", "备注", "格式", "例如", "示例", "如:",
    "填写", "要求", "文件", "模板",
  ]

  private static let fillingLabels = [
    "填报时间", "填报日期", "填表时间", "填表日期", "制表时间", "制表日期", "上报时间", "上报日期", "报送时间", "报送日期",
  ]

  /// A cell outside the records, as it is shown.
  typealias Note = (row: Int, column: Int, text: String)

  let period: Period
  private let month: Int

  init(_ period: Period) {
    self.period = period
    month = (Int(period.year) ?? 0) * 12 + (Int("\(period)".suffix(2)) ?? 1) - 1
  }

  /// - Parameter titles: The cells above the header.
  /// - Returns: The first period that is another one; `nil` where none is named, or the right one
  ///   somewhere, too. The form may not have been filled in before the period began in any case.
  func mismatch(file: String, sheet: String, titles: [Note]) -> Mismatch? {
    let titles = PeriodCheck.joined(titles)
    let texts = head(file: file, sheet: sheet, titles: titles)
    return mismatch(among: texts) ?? filledInBefore(titles)
  }

  /// - Parameter isNamed: Whether a period stands in the names or above the header.
  /// - Returns: What `mismatch(file:sheet:titles:)` gives, of the cells below the table.
  func mismatch(footers: [Note], isNamed: Bool) -> Mismatch? {
    let footers = PeriodCheck.joined(footers)
    if let found = filledInBefore(footers) { return found }
    guard !isNamed else { return nil }
    return mismatch(
      among: footers.filter { isOfItself($0.text) }
        .map { ($0.text, .footer(row: $0.row, column: $0.column)) })
  }

  /// Whether any period is named before the table.
  func isNamed(file: String, sheet: String, titles: [Note]) -> Bool {
    let texts = head(file: file, sheet: sheet, titles: PeriodCheck.joined(titles))
    return texts.contains { !PeriodText($0.text).periods().isEmpty }
  }

  private func head(
    file: String, sheet: String, titles: [Note]
  ) -> [(text: String, place: Place)] {
    let name = ((file as NSString).lastPathComponent as NSString).deletingPathExtension
    var texts: [(text: String, place: Place)] =
      titles.map { ($0.text, .title(row: $0.row, column: $0.column)) }
    texts += [(sheet, .sheet), (name, .file)]
    return texts.filter { isOfItself($0.text) }
  }

  /// Puts `填报时间：` and the date in the cell beside it together.
  private static func joined(_ notes: [Note]) -> [Note] {
    var joined: [Note] = []
    for note in notes {
      if let last = joined.last, last.row == note.row, isLabel(last.text) {
        joined[joined.count - 1].text += note.text
      } else {
        joined.append(note)
      }
    }
    return joined
  }

  private static func isLabel(_ text: String) -> Bool {
    guard text.utf8.count <= longestTitle else { return false }
    return text.last.map { ":：".contains($0) } ?? false
      || fillingLabels.contains(Heading(text).full)
  }

  /// A table of June is filled in in June or later, whatever its title says.
  private func filledInBefore(_ notes: [Note]) -> Mismatch? {
    for note in notes where note.text.utf8.count <= PeriodCheck.longestTitle * 4 {
      let text = note.text.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }
      for label in PeriodCheck.fillingLabels {
        guard let found = text.range(of: label),
          let stated = PeriodText(String(text[found.upperBound...])).periods().first,
          stated.last < month, month - stated.last <= PeriodCheck.yearsApart * 12
        else { continue }
        return Mismatch(stated: stated, place: .filledIn(row: note.row, column: note.column))
      }
    }
    return nil
  }

  private func mismatch(among texts: [(text: String, place: Place)]) -> Mismatch? {
    // 6月 on a sheet of 2023年花名册.xlsx is June of that year.
    let years = Set(texts.compactMap { PeriodText($0.text).onlyYear })
    let year = years.count == 1 ? years.first : nil

    var first: Mismatch?
    for (text, place) in texts {
      for stated in PeriodText(text).periods(year: year) {
        if stated.agrees(with: month) { return nil }
        guard abs(stated.last - month) <= PeriodCheck.yearsApart * 12, first == nil else {
          continue
        }
        first = Mismatch(stated: stated, place: place)
      }
    }
    return first
  }

  private func isOfItself(_ text: String) -> Bool {
    guard text.utf8.count <= PeriodCheck.longestTitle * 4 else { return false }
    let folded = text.precomposedStringWithCompatibilityMapping
    return folded.count <= PeriodCheck.longestTitle
      && !PeriodCheck.foreignWords.contains { folded.contains($0) }
  }
}

extension PeriodCheck {
  /// The cells above the header, but for what we have written there ourselves.
  static func titles(of surveyed: Survey.SurveyedSheet, above headerRow: Int) -> [Note] {
    zip(surveyed.numbers, surveyed.head).filter { $0.0 < headerRow }
      .flatMap { row, cells in cells.map { (row, $0.column, $0.text) } }
      .filter { ReturnMark($0.2) == nil }
  }
}
