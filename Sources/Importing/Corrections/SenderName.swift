import Foundation

/// The sender that a form names above its table: `填报单位：青样镇党委（盖章）  填报时间：…`.
enum SenderName {
  private static let labels = ["填报单位", "报送单位", "上报单位", "填表单位", "制表单位", "填报党组织"]
  /// What may follow the name in the same cell.
  private static let ends = [
    "填报", "填表", "制表", "报送", "上报", "联系", "审核", "日期", "时间", "盖章", "公章", "年月",
  ]
  private static let longest = 40

  /// - Parameter titles: The cells above the header, in the order of rows and columns.
  static func find(in titles: [PeriodCheck.Note]) -> String? {
    for (index, note) in titles.enumerated() where note.text.utf8.count < 400 {
      let text = note.text.precomposedStringWithCompatibilityMapping
      guard let label = labels.lazy.compactMap({ text.range(of: $0) }).first else { continue }
      let rest = name(in: text[label.upperBound...])
      if !rest.isEmpty { return rest }
      // The name may stand in the cell beside the label.
      let next = index + 1
      guard next < titles.count, titles[next].row == note.row else { continue }
      let beside = name(in: titles[next].text.precomposedStringWithCompatibilityMapping[...])
      if !beside.isEmpty { return beside }
    }
    return nil
  }

  private static func name(in text: Substring) -> String {
    // `填报单位(盖章):` comes before the name.
    var name = text
    if name.hasPrefix("("), let close = name.firstIndex(of: ")") {
      name = name[close...].dropFirst()
    }
    name = name.drop { $0.isWhitespace || $0 == ":" }
    if let space = name.firstIndex(where: { $0.isWhitespace || "(,;、".contains($0) }) {
      name = name[..<space]
    }
    for end in ends {
      if let range = name.range(of: end) { name = name[..<range.lowerBound] }
    }
    return String(name.prefix(longest))
  }
}
