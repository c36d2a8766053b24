/// What a row is, besides a record.
public enum SkippedRow: String, CaseIterable, Sendable {
  /// A title, a 填报单位 line or anything else above the header.
  case preamble
  case header
  /// The header again, as on every printed page.
  case repeatedHeader = "repeated-header"
  /// 合计, 小计, 总计 …
  case total
  /// 示例, 例： … right below the header: it shows how to fill in the form.
  case example
  /// 填表人, 审核人, 注 … below the table.
  case footer
  /// Nothing in any column that has a place, perhaps a running number; of a wide sheet, nothing in any
  /// of the columns that become records.
  case blank
  /// A row of a sheet that is no dataset, is hidden, or lacks a column it cannot do without.
  case unusedSheet = "unused-sheet"
  /// A row of a sheet that another one corrects or repeats.
  case replacedSheet = "replaced-sheet"
}

/// Tells totals and footers by their words. Works on bytes: every row passes here.
struct RowClassifier: Sendable {
  private let totals = WordList(["合计", "小计", "总计", "共计", "累计", "本页合计", "本页小计", "其中", "总合计"])
  private let endingTotals = WordList(["合计", "小计", "总计"])
  /// Followed by a sign or nothing.
  private let totalNouns = WordList(["合计数", "合计人数", "总计人数", "小计人数", "总人数"])
  /// These stand at the foot of a form and nowhere else.
  private let footers = WordList([
    "填表人", "填报人", "制表人", "审核人", "复核人", "填报单位", "填报时间", "填报日期", "填表时间", "填表日期", "制表时间",
    "制表日期", "填表说明", "填报说明", "盖章", "(盖章)", "签字", "签名",
  ])
  /// These may be the values of a cell, and are a footer only before a colon or a bracket.
  private let signedFooters = WordList([
    "审核", "负责人", "单位负责人", "主要负责人", "联系电话", "联系人", "注", "备注", "说明",
  ])

  /// What a row begins with that shows how to fill in a form.
  private let examples = WordList([
    "示例", "填写示例", "填表示例", "填报示例", "样例", "范例", "例", "例如", "(示例)", "(例)", "(样例)", "【示例】", "【例】",
    "[示例]",
  ])

  /// What the words that rows are told by begin with.
  var starts: WordStarts {
    var starts = WordStarts()
    for list in [totals, totalNouns, footers, signedFooters, examples] { list.add(to: &starts) }
    return starts
  }

  /// Whether a text labels an example: `示例`, `例：张三`, `示例1`, but not 示例村.
  func isExample(_ text: Span<UInt8>) -> Bool {
    examples.hasPrefix(of: text) { next in next.map { isMark($0) || $0.isDigit } ?? true }
  }

  /// Whether a text labels a total: `合计`, `合计:`, `合计(人)`, `合计12`.
  ///
  /// - Parameter text: One of the row's first cells in normal form.
  func isTotal(_ text: Span<UInt8>) -> Bool {
    totals.hasPrefix(of: text) { next in next.map { isMark($0) || $0.isDigit } ?? true }
      || totalNouns.hasPrefix(of: text) { next in next.map(isMark) ?? true }
  }

  /// Whether a text ends as a total's label does: 红星村小计. So do a few names of people.
  func endsLikeTotal(_ text: Span<UInt8>) -> Bool { endingTotals.hasSuffix(of: text) }

  /// - Parameter text: The row's first cell in normal form. The caller looks at how full the row is.
  func isFooter(_ text: Span<UInt8>) -> Bool {
    footers.hasPrefix(of: text) { next in next.map(isMark) ?? true }
      || signedFooters.hasPrefix(of: text) { next in next.map(isMark) ?? false }
  }

  private func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "(")
  }
}

/// A few Chinese words, one after the other in memory.
private struct WordList: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// The first two bytes of each word: nearly every text is told from all of them by these.
  private var starts: [UInt16] = []

  init(_ words: [String]) {
    for word in words {
      let utf8 = Array(word.utf8)
      starts.append(UInt16(utf8[0]) << 8 | UInt16(utf8[1]))
      bytes += utf8
      ends.append(bytes.count)
    }
  }

  func add(to starts: inout WordStarts) {
    for word in ends.indices {
      let first = word == 0 ? 0 : ends[word - 1]
      starts.insert(bytes[first..<ends[word]])
    }
  }

  /// - Parameter accepts: Whether the word may be followed by a byte, or by nothing.
  func hasPrefix(of text: Span<UInt8>, _ accepts: (UInt8?) -> Bool) -> Bool {
    guard text.count >= 2 else { return false }
    let start = UInt16(text[0]) << 8 | UInt16(text[1])
    for word in starts.indices where starts[word] == start {
      let length = length(word)
      guard holds(text, word, at: 0) else { continue }
      if accepts(text.count > length ? text[length] : nil) { return true }
    }
    return false
  }

  func hasSuffix(of text: Span<UInt8>) -> Bool {
    ends.indices.contains { holds(text, $0, at: text.count - length($0)) }
  }

  private func length(_ word: Int) -> Int { ends[word] - (word == 0 ? 0 : ends[word - 1]) }

  private func holds(_ text: Span<UInt8>, _ word: Int, at place: Int) -> Bool {
    let length = length(word)
    guard place >= 0, text.count - place >= length else { return false }
    let first = ends[word] - length
    for offset in 0..<length where text[place + offset] != bytes[first + offset] { return false }
    return true
  }
}
