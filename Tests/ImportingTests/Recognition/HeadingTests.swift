import Testing

@testable import Importing

struct HeadingTests {
  @Test(arguments: [
    ("姓名", "姓名", "姓名"),
    (" 姓　名\n", "姓名", "姓名"),
    ("是否农民工 ", "是否农民工", "是否农民工"),  // a real export has this trailing space
    ("*姓名", "姓名", "姓名"),
    ("姓名*", "姓名", "姓名"),
    ("姓名：", "姓名", "姓名"),
    ("★ 1.姓名", "姓名", "姓名"),
    ("（一）姓名", "姓名", "姓名"),
    ("3、姓名", "姓名", "姓名"),
    ("1月", "1月", "1月"),
    ("35岁以下", "35岁以下", "35岁以下"),
    ("建筑面积（㎡）", "建筑面积(m2)", "建筑面积"),
    ("党员数(人)", "党员数(人)", "党员数"),
    ("（是/否）", "(是/否)", "(是/否)"),  // nothing but a hint
    ("身份证號", "身份证号", "身份证号"),
    ("ＩＤ", "id", "id"),
    ("12.", "12.", "12."),
    ("\u{200B}姓名", "姓名", "姓名"),
    ("", "", ""),
  ])
  func folds(raw: String, full: String, withoutHint: String) {
    #expect(Heading(raw).full == full)
    #expect(Heading(raw).withoutHint == withoutHint)
  }

  @Test func takesNoLongTextForAHeading() {
    #expect(Heading(String(repeating: "注", count: 101)).full == "")
  }
}
