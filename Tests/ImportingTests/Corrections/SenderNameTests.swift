import Testing

@testable import Importing

struct SenderNameTests {
  @Test(
    arguments: [
      (["填报单位：青样镇党委（盖章）  填报时间：2023年6月30日"], "青样镇党委"), (["填报单位:青样镇"], "青样镇"),
      (["填报单位（盖章）：青样镇 联系人：某"], "青样镇"), (["填报单位：", "青样镇党委"], "青样镇党委"),
      (["报送单位：石样镇填报日期：6月"], "石样镇"), (["党员花名册（2023年6月）"], nil), (["填报单位："], nil),
      (["单位：人"], nil),
    ] as [([String], String?)])
  func isFoundAboveTheTable(cells: [String], name: String?) {
    let notes = cells.enumerated().map { (row: 2, column: $0 + 1, text: $1) }
    #expect(SenderName.find(in: notes) == name)
  }
}
