import Definitions

/// A sender sent a second version of a file, and the pipeline says that a person has to choose.
public struct CorrectionError: Error, Sendable {
  /// The earlier and the later file.
  public var pairs: [(earlier: String, later: String)]

  public var sentence: LocalizedText {
    let chinese = pairs.map { "“\($0.earlier)”和“\($0.later)”" }.joined(separator: "、")
    let english = pairs.map { "\($0.earlier) and \($0.later)" }.joined(separator: "; ")
    return LocalizedText(
      "同一份表有两个版本：\(chinese)。请只留一个再运行（pipeline.yaml 里写的是 corrections: refuse）",
      "two versions of one sheet: \(english). Keep one of them and run again (pipeline.yaml says corrections: refuse)"
    )
  }
}
