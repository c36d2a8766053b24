import Definitions
import Testing

@testable import Importing

struct ReferenceIndexTests {
  private let index = ReferenceIndex()

  init() {
    add("B01", 1)
    add("中共青样镇红星村支部委员会", 1)
    add("红星支部", 1)
    add("B02", 2)
    add("青样镇东山村党支部", 2)
    add("东山支部", 2)
    add("B03", 3)
    add("石样镇东山村党支部", 3)
    add("东山支部", 3)
    add("B04", 4)
    add("青样镇红星村总支", 4)
  }

  private func add(_ text: String, _ id: Int64) {
    index.add(Array(text.utf8), id: id, isShown: true)
  }

  private func read(_ text: String, match: FieldType.Match = .folded) -> ReadCell {
    ReferenceNormalizer(index: index, match: match, placeholders: true).read(text)
  }

  @Test(arguments: [
    ("B01", 1), ("中共青样镇红星村支部委员会", 1), ("红星支部", 1),
    // Folded: 中共, 委员会 and the like may differ.
    ("青样镇红星村党支部", 1), ("青样镇红星村支部", 1), ("中共青样镇东山村支部委员会", 2), ("b02", 2),
    ("青样镇红星村党总支部委员会", 4),
  ])
  func finds(text: String, id: Int64) {
    #expect(read(text) == ReadCell(.integer(id)))
  }

  @Test(arguments: [
    ("东山支部", CellFault.referenceAmbiguous), ("东山党支部", .referenceAmbiguous),
    ("西山支部", .referenceUnknown), ("无", .missing), ("—", .missing),
  ])
  func refuses(text: String, fault: CellFault) {
    #expect(read(text) == .refused(fault))
  }

  @Test func foldsNothingWhereItMustBeExact() {
    #expect(read("青样镇红星村党支部", match: .exact) == .refused(.referenceUnknown))
    #expect(read("红星支部", match: .exact) == ReadCell(.integer(1)))
  }

  @Test func suggestsTheNearestName() {
    #expect(index.suggestion(for: "青样镇东山村党支步") == "青样镇东山村党支部")
    #expect(index.suggestion(for: "完全不同") == nil)
  }

  @Test func suggestsNothingThatMayNotBeShown() {
    let index = ReferenceIndex()
    index.add(Array("张三丰".utf8), id: 1, isShown: false)
    #expect(index.suggestion(for: "张三峰") == nil)
  }

  /// Before the rows are known, every name is one, and different names are different rows.
  @Test func takesEveryNameForARowWithoutAnIndex() {
    let normalizer = ReferenceNormalizer(index: nil, match: .folded, placeholders: true)
    #expect(normalizer.read("无") == .refused(.missing))
    #expect(normalizer.read("甲").reading.fault == nil)
    #expect(normalizer.read("甲") != normalizer.read("乙"))
  }
}
