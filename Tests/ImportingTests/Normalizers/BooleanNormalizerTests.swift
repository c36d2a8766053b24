import Spreadsheets
import Testing

@testable import Importing

struct BooleanNormalizerTests {
  let normalizer = BooleanNormalizer()

  @Test(arguments: [
    "是", "有", "√", "✓", "✔", "1", "Ｙ", "y", "yes", "True", "已", "已建", "已完成", "达标", "合格", "对",
  ])
  func yes(raw: String) {
    #expect(normalizer.read(raw) == ReadCell(.boolean(true)))
  }

  @Test(arguments: [
    "否", "无", "×", "✗", "✘", "x", "0", "n", "No", "FALSE", "未", "未建", "未达标", "不达标", "不合格", "错",
    "没有",
  ])
  func no(raw: String) {
    #expect(normalizer.read(raw) == ReadCell(.boolean(false)))
  }

  @Test(arguments: [
    ("—", CellFault.missing), ("/", .missing), ("不详", .missing), ("未知", .booleanForm),
    ("未填写", .booleanForm), ("已建未用", .booleanForm), ("已于2023年转出", .booleanForm), ("2", .booleanForm),
    ("有(2个)", .booleanForm), ("YESNO", .booleanForm), ("○", .booleanForm),
  ])
  func refuses(raw: String, fault: CellFault) {
    #expect(normalizer.read(raw) == .refused(fault))
  }

  @Test func readsCellsOfOtherKinds() {
    let boolean = CellContext(kind: .boolean)
    #expect(normalizer.read("TRUE", cell: boolean) == ReadCell(.boolean(true)))
    #expect(normalizer.read("FALSE", cell: boolean) == ReadCell(.boolean(false)))
    #expect(normalizer.read("1.0", cell: .number) == ReadCell(.boolean(true)))
    #expect(normalizer.read("0", cell: .number) == ReadCell(.boolean(false)))
    #expect(normalizer.read("2", cell: .number) == .refused(.booleanForm))
  }
}
