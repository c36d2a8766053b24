import TestSupport
import Testing

@testable import Importing

struct VocabularyNormalizerTests {
  let normalizer = VocabularyNormalizer(values: [
    ("单独组建", ["单建", "独立组建"]), ("联合组建", ["联建", "联合"]), ("挂靠", ["挂靠组建"]),
    ("无", ["未组建", "None", "单建"]),
  ])

  @Test(arguments: [
    ("单独组建", 0), ("单建", 0), ("联合 组建", 1), ("挂靠", 2), ("无", 3), ("NONE", 3), ("ｎｏｎｅ", 3),
  ])
  func accepts(raw: String, index: Int) {
    #expect(normalizer.read(raw) == ReadCell(.term(index)))
  }

  @Test(arguments: [
    ("单独", CellFault.vocabulary), ("单独组建了", .vocabulary), ("—", .missing), ("暂无", .missing),
  ])
  func refuses(raw: String, fault: CellFault) {
    #expect(normalizer.read(raw) == .refused(fault))
  }

  @Test func ignoresTheSpacesThatCollapseLeaves() {
    var out: [UInt8] = []
    let reading = normalizer.read(Array("no ne".utf8).span, cell: CellContext(), into: &out)
    #expect(reading == Reading(.term(3)))
  }

  @Test(
    arguments: [
      ("单独组建立", "单独组建"), ("单独组健", "单独组建"), ("联合组见", "联合组建"), ("组联合建", nil), ("中专", nil),
      ("独单组建", "单独组建"), ("未组建设", "无"),
    ] as [(String, String?)])
  func suggests(written: String, canonical: String?) {
    #expect(normalizer.nearest(to: written) == canonical)
  }

  @Test func findsEachOfManyWords() {
    let names = (0..<500).map { "第\($0)类" }
    let normalizer = VocabularyNormalizer(values: names.map { ($0, [$0 + "别"]) })
    for (index, name) in names.enumerated() {
      #expect(normalizer.read(name) == ReadCell(.term(index)))
      #expect(normalizer.read(name + "别") == ReadCell(.term(index)))
    }
    #expect(normalizer.read("第500类") == .refused(.vocabulary))
  }

  @Test func holdsNoWords() {
    let empty = VocabularyNormalizer(values: [])
    #expect(empty.read("男") == .refused(.vocabulary))
    #expect(empty.nearest(to: "男") == nil)
  }
}
