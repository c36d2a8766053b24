import Definitions
import Foundation

/// Looks whether a sheet says of itself that it is of another month than the one asked for: last month's
/// file, sent again, is read as gladly as this month's.
struct PeriodCheck: Sendable {
  /// Where a period was found.
  enum Place: Sendable {
    case file, sheet
    case title(row: Int, column: Int)
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

  let period: Period
  private let month: Int

  init(_ period: Period) {
    self.period = period
    month = (Int(period.year) ?? 0) * 12 + (Int("\(period)".suffix(2)) ?? 1) - 1
  }

  /// - Parameter titles: The cells above the header.
  /// - Returns: The first period that is another one; `nil` where none is named, or the right one
  ///   somewhere, too.
  func mismatch(
    file: String, sheet: String, titles: [(row: Int, column: Int, text: String)]
  ) -> Mismatch? {
    let name = ((file as NSString).lastPathComponent as NSString).deletingPathExtension
    var texts: [(text: String, place: Place)] =
      titles.map { ($0.text, .title(row: $0.row, column: $0.column)) }
    texts += [(sheet, .sheet), (name, .file)]
    texts = texts.filter { isOfItself($0.text) }
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
