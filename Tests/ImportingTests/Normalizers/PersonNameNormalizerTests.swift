import Testing

@testable import Importing

struct PersonNameNormalizerTests {
  let normalizer = PersonNameNormalizer()

  @Test(arguments: [
    ("张三", "张三"), ("张　三", "张三"), ("张 三", "张三"), ("张", "张"), ("丁一", "丁一"),
    ("阿依古丽•买买提", "阿依古丽·买买提"), ("阿依古丽．买买提", "阿依古丽·买买提"),
    ("阿依古丽・买买提", "阿依古丽·买买提"), ("阿依古丽‧买买提", "阿依古丽·买买提"), ("䶮六", "䶮六"), ("王𬭸", "王𬭸"),
    ("王\u{E123}", "王\u{E123}"), ("John Smith", "JohnSmith"), ("J.Smith", "J.Smith"),
  ])
  func accepts(raw: String, name: String) {
    #expect(normalizer.read(raw) == .text(name))
  }

  @Test(arguments: [
    ("李四(预备)", "李四"), ("李四（预备、学生）", "李四"), ("李四【书记】", "李四"), ("李四(预备)(女)", "李四"),
    ("阿依古丽•买买提（女）", "阿依古丽·买买提"), ("李四(2023年转入)", "李四"),
  ])
  func cutsNotes(raw: String, name: String) {
    #expect(normalizer.read(raw) == .text(name, remark: .nameNote))
  }

  @Test(arguments: [
    ("张三1", CellFault.nameForm), ("123", .nameForm), ("张*", .nameForm), ("张?", .nameForm),
    ("(预备)", .nameForm), ("(预备)李四", .nameForm), ("张三(", .nameForm), ("张三、", .nameForm),
    ("、张三", .nameForm), ("·张三", .nameForm), ("张三.", .nameForm), ("***", .nameForm),
    ("张三)", .nameForm), ("——", .missing), ("无", .missing), ("张三、李四", .nameSeveral),
    ("张三，李四", .nameSeveral), ("张三;李四", .nameSeveral), ("张三/李四/王五", .nameSeveral),
    ("张三（书记）、李四（委员）", .nameSeveral), ("张三、李四(预备)", .nameSeveral),
  ])
  func refuses(raw: String, fault: CellFault) {
    #expect(normalizer.read(raw) == .refused(fault))
  }

  @Test func takesAnythingWhenPlain() {
    let plain = PersonNameNormalizer(plain: true)
    #expect(plain.read("张 三、李四(1)") == .text("张三、李四(1)"))
    #expect(plain.read("无") == .text("无"))
  }
}
