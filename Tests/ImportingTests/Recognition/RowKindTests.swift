import Testing

@testable import Importing

struct RowKindTests {
  private let classifier = RowClassifier()

  private func normal(_ raw: String) -> [UInt8] {
    var text: [UInt8] = []
    NormalForm.append(Array(raw.utf8).span, whitespace: .remove, to: &text)
    return text
  }

  @Test(arguments: [
    ("合计", true), ("合　计", true), ("合计：", true), ("合计（人）", true), ("合计35人", true), ("小计", true),
    ("其中：女", true), ("合计人数", true), ("总计划", false), ("小计算机公司", false), ("合", false), ("", false),
    ("张三", false), ("共计划署", false), ("a", false),
  ])
  func tellsTotals(raw: String, isTotal: Bool) {
    #expect(classifier.isTotal(normal(raw).span) == isTotal)
  }

  @Test(arguments: [("红星村小计", true), ("全镇合计", true), ("小计数", false), ("计", false)])
  func tellsLabelsThatEndSo(raw: String, isTotal: Bool) {
    #expect(classifier.endsLikeTotal(normal(raw).span) == isTotal)
  }

  @Test(arguments: [
    ("填表人：张三", true), ("填表人", true), ("审核人:李四", true), ("注：本表一式两份", true), ("备注：", true),
    ("（盖章）", true), ("负责人：王五", true),
    // A post or a heading by itself may be the value of a cell.
    ("负责人", false), ("联系人", false), ("备注", false), ("说明文字", false), ("注册", false), ("", false),
  ])
  func tellsFooters(raw: String, isFooter: Bool) {
    #expect(classifier.isFooter(normal(raw).span) == isFooter)
  }
}
