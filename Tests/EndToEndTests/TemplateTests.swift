import Foundation
import TestSupport
import Testing

struct TemplateTests {
  @Test func writesAFormForEachDataset() throws {
    let place = try Workplace()
    let run = try place.taizhang("template", "mini", "--out", "表")
    #expect(run.status == 0)
    #expect(run.output == "表/党支部台账.xlsx  4 栏，必填 1\n表/党员花名册.xlsx  6 栏，必填 2\n")
    let forms = try place.outputs(in: "表")
    #expect(forms.keys.sorted() == ["党员花名册.xlsx", "党支部台账.xlsx"])

    // The same once more: nothing moves.
    #expect(try place.taizhang("template", "mini", "--out", "表").status == 0)
    #expect(try place.outputs(in: "表") == forms)
  }

  @Test func aFilledFormIsNeverWrittenOver() throws {
    let place = try Workplace()
    try place.folder.write("填好的", to: "表/党员花名册.xlsx")
    let run = try place.taizhang("template", "mini", "党员花名册", "--out", "表")
    #expect(run.status == 1)
    #expect(run.errors == "表/党员花名册.xlsx 已经有了，内容不一样，没有动它；要新的请先挪走，或用 --out 换一个文件夹\n")
    #expect(try place.outputs(in: "表") == ["党员花名册.xlsx": Data("填好的".utf8)])
  }

  @Test func namesTheDatasetThatWasMeant() throws {
    let place = try Workplace()
    let run = try place.taizhang("template", "mini", "党员花名", "--out", "表")
    #expect(run.status == 64)
    #expect(run.errors == "流程里没有“党员花名”这个数据集；是不是“党员花名册”？\n")
  }

  /// Nothing but the example in it: the form says so of itself, and the sheet behind its drop-downs is no fault.
  @Test func anEmptyFormHasNoRecords() throws {
    let place = try Workplace()
    try place.taizhang("template", "mini", "branch", "--out", "input2")
    let run = try place.taizhang("check", "mini", "--period", "2023-06", "--input", "input2")
    #expect(run.output.split(separator: "\n").first == "警告 F10 党支部台账.xlsx 党支部台账 表头下面没有记录")
  }
}
