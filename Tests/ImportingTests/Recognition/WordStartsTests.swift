import TestSupport
import Testing

@testable import Importing

struct WordStartsTests {
  private let classifier = RowClassifier()

  private func mayTell(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return classifier.starts.mayTell(bytes.span)
  }

  @Test(arguments: ["张三", "建设路党支部", "45990119900101001X", "2023-06-01", "plain", "东村一组"])
  func mostTextsAreToldAtAGlance(text: String) {
    #expect(!mayTell(text))
  }

  /// Whatever a row is told by is never passed over, however it is written.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func noLabelIsPassedOver(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "合计", "合　计", "小", "计", "总", "填表人", "注", "：", ":", "（", "(", "示例", "例", "1", " ", "　",
      "\u{200B}", "\u{FEFF}", "Ａ", "a", "村", "#", "【例】", "\u{A0}", "其中",
    ]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...5, using: &random))
        .compactMap { _ in parts.randomElement(using: &random) }.joined()
      var normal: [UInt8] = []
      NormalForm.append(Array(text.utf8).span, whitespace: .remove, to: &normal)
      let isTold =
        classifier.isTotal(normal.span) || classifier.endsLikeTotal(normal.span)
        || classifier.isFooter(normal.span) || classifier.isExample(normal.span)
      if isTold { #expect(mayTell(text), "\(text)") }
    }
  }
}
