/// What a row under the header is, besides a record.
public enum SkippedRow: String, CaseIterable, Sendable {
  /// A title, a 填报单位 line or anything else above the header.
  case preamble
  case header
  /// The header again, as on every printed page.
  case repeatedHeader = "repeated-header"
  /// 合计, 小计, 总计 …
  case total
  /// 填表人, 审核人, 注 … below the table.
  case footer
  /// Nothing in any column that has a place, perhaps a running number.
  case blank
  /// A row of a sheet that is no dataset, is hidden, or lacks a column it cannot do without.
  case unusedSheet = "unused-sheet"
}

/// Tells totals and footers by their first words. Works on bytes: every row passes here.
struct RowClassifier: Sendable {
  private let totals: [[UInt8]]
  private let footers: [[UInt8]]

  init() {
    totals = ["合计", "小计", "总计", "共计", "累计", "本页合计", "本页小计", "其中", "合计数", "总合计"]
      .map { Array($0.utf8) }
    footers = [
      "填表人", "填报人", "制表人", "审核人", "审核", "复核人", "负责人", "单位负责人", "主要负责人", "联系电话", "联系人",
      "填报单位", "填报时间", "填报日期", "填表时间", "填表日期", "制表时间", "制表日期", "注", "备注", "说明", "填表说明", "填报说明",
      "盖章", "(盖章)", "签字", "签名",
    ].map { Array($0.utf8) }
  }

  /// - Parameter text: One of the row's first cells in normal form.
  func isTotal(_ text: Span<UInt8>) -> Bool {
    totals.contains { word in
      guard text.count >= word.count, starts(text, with: word) else { return false }
      return text.count == word.count || endsWord(text[word.count])
    }
  }

  /// - Parameter text: The row's first cell in normal form. The caller looks at how full the row is.
  func isFooter(_ text: Span<UInt8>) -> Bool {
    footers.contains { word in
      guard text.count >= word.count, starts(text, with: word) else { return false }
      return text.count == word.count || text[word.count] == UInt8(ascii: ":")
        || text[word.count] == UInt8(ascii: "(")
    }
  }

  private func starts(_ text: Span<UInt8>, with word: [UInt8]) -> Bool {
    for index in word.indices where text[index] != word[index] { return false }
    return true
  }

  /// Whether a total's label ends before this byte: `合计:`, `合计(人)`, `合计12`.
  private func endsWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "(")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
