import Foundation

/// What a sheet that was sent back says of itself above its header: which sheet of the input it stands for.
///
///     本表替换：乡镇报表/01-青样镇.xlsx｜党员花名册｜第1次退回
///
/// It is read again from the cell, so that a corrected sheet takes the place of the one that it was made
/// from whatever its file is called. See docs/decisions/012-returns.md.
public struct ReturnMark: Hashable, Sendable {
  private static let label = "本表替换："
  private static let separator: Character = "｜"
  /// What the first cell of the list of errors says, which is no data.
  public static let listTitle = "退回修改单"
  /// Somebody may have written a line above it.
  private static let rowsExamined = 5

  /// The file that came in first, as findings name it.
  public var file: String
  /// Its sheet; empty for the one sheet of a CSV or HTML file.
  public var sheet: String
  /// How often the sheet has been sent back, from 1.
  public var number: Int

  public init(file: String, sheet: String, number: Int) {
    self.file = file
    self.sheet = sheet
    self.number = number
  }

  public var text: String {
    let parts = [file, sheet, "第\(number)次退回"].map { $0.filter { !$0.isNewline } }
    return ReturnMark.label + parts.joined(separator: String(ReturnMark.separator))
  }

  /// - Returns: `nil` for any other text.
  public init?(_ text: String) {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.hasPrefix(ReturnMark.label) else { return nil }
    // A file's name may hold the separator, the name of a sheet hardly ever.
    var parts = text.dropFirst(ReturnMark.label.count).split(
      separator: ReturnMark.separator, omittingEmptySubsequences: false)
    guard parts.count >= 3, let last = parts.popLast(), let sheet = parts.popLast(),
      last.hasPrefix("第"), let number = Int(last.dropFirst().prefix { $0.isASCII && $0.isNumber }),
      number > 0
    else { return nil }
    self.init(
      file: parts.joined(separator: String(ReturnMark.separator)), sheet: String(sheet),
      number: number)
  }
}

extension ReturnMark {
  /// The mark among a sheet's first rows, and the row's place there.
  static func find(in rows: [HeadRow]) -> (mark: ReturnMark, index: Int)? {
    for (index, row) in rows.prefix(rowsExamined).enumerated() {
      if let mark = row.cells.lazy.compactMap({ ReturnMark($0.text) }).first {
        return (mark, index)
      }
    }
    return nil
  }

  /// Whether a sheet is the list of errors that was sent back with the rows.
  static func isList(_ rows: [HeadRow]) -> Bool {
    rows.first?.cells.first?.text.hasPrefix(listTitle) ?? false
  }
}
