import Definitions
import Measuring

/// What the answers' own columns are called; those of the pipeline have the titles that it gives them.
enum AnswerWords {
  static func title(of column: AskedRows.Column, _ language: Language) -> String {
    guard let words = own[column.name], words.chinese == column.title else { return column.title }
    return words[language]
  }

  private static let own: [String: LocalizedText] = [
    "not_met": LocalizedText("未达标", "not met"), "met": LocalizedText("达标", "met"),
    "unknown": LocalizedText("无法判定", "not judged"),
    "excluded": LocalizedText("不计", "excluded"),
    "reason": LocalizedText("不计的原因", "reason"), "file": LocalizedText("文件", "file"),
    "sheet": LocalizedText("工作表", "sheet"), "row": LocalizedText("行", "row"),
  ]

  /// `93.18%（205/220）`, or the count alone.
  static func counts(_ figure: Figure, _ language: Language) -> String {
    if figure.isCount { return "\(figure.met)" }
    var parts = [
      LocalizedText("达标 \(figure.met)", "met \(figure.met)"),
      LocalizedText("未达标 \(figure.notMet)", "not met \(figure.notMet)"),
      LocalizedText("无法判定 \(figure.unknown)", "not judged \(figure.unknown)"),
      LocalizedText("不计 \(figure.excluded)", "excluded \(figure.excluded)"),
    ].map { $0[language] }
    parts.insert(figure.percentage ?? "—", at: 0)
    return parts.joined(separator: LocalizedText("，", ", ")[language])
  }
}
