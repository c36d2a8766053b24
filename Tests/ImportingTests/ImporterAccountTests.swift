import TestSupport
import Testing

@testable import Importing

/// Nothing is lost: whatever a sheet holds, each of its rows is loaded, rejected or skipped, and once.
struct ImporterAccountTests {
  @Test(arguments: 1...60)
  func everyRowIsAccountedForOnce(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var month = TestMonth(TestMonth.member)
    var written: [[Int]] = []
    for name in ["a.csv", "b.csv", "c.xlsx"] {
      let rows = Self.rows(&random)
      written.append(
        rows.enumerated().filter { $0.element.contains { $0 != nil } }.map { $0.offset + 1 })
      month =
        name == "c.xlsx"
        ? month.with(name, TestSheets(.init(name: "党员花名册", rows: rows)).data)
        : month.with(name, rows)
    }
    let sink = try month.run()
    for (index, rows) in written.enumerated() where !rows.isEmpty {
      let sheet = try #require(sink.sheets.firstIndex { $0.source == index + 1 }) + 1
      let account = try #require(sink.accounts[sheet])
      #expect(account.isBalanced)
      #expect(account.read == rows.count)
      // A sheet that is not used lists its first row only.
      if sink.skipped.contains(where: { $0.sheet == sheet && $0.reason == .unusedSheet }) {
        continue
      }
      let loaded = sink.records.filter { $0.sheet == sheet }.map(\.row)
      let rejected = sink.findings.filter { $0.sheet == sheet && $0.isRejection }.compactMap(\.row)
      let skipped = sink.skipped.filter { $0.sheet == sheet }.map(\.row)
      #expect(loaded.count == account.loaded)
      #expect(Set(rejected).count == account.rejected)
      #expect(skipped.count == account.skipped)
      #expect((loaded + Array(Set(rejected)) + skipped).sorted() == rows)
    }
  }

  /// Rows of all kinds, in any order, cut short and mixed.
  private static func rows(_ random: inout SeededGenerator) -> [[String?]] {
    let header: [String?] = ["序号", "姓名", "身份证号", "联系电话", "备注"]
    let kinds: [[String?]] = [
      header, ["1", "张三", TestMonth.ids.randomElement(using: &random), "13900000000", nil],
      ["2", "李四", "坏", nil, "x"], ["合计", "2"], [nil, "小计", nil, nil, "1"], ["填表人：王五"], ["3"],
      [nil, nil, nil, nil, nil], [nil, "无", "—", nil, nil], ["党员花名册"],
      ["填报单位：青样镇", nil, "2023年6月"], [nil, nil, nil, nil, nil, "多"], ["\u{3000}"], ["注：", "说明"],
      ["4", "赵六\n钱七", TestMonth.ids.randomElement(using: &random)].map {
        $0?.replacing("\n", with: " ")
      },
    ]
    let count = Int.random(in: 0...25, using: &random)
    var rows = (0..<count).compactMap { _ in kinds.randomElement(using: &random) }
    if Bool.random(using: &random) {
      rows.insert(header, at: Int.random(in: 0...min(2, count), using: &random))
    }
    for index in rows.indices where Int.random(in: 0..<8, using: &random) == 0 {
      rows[index] = Array(rows[index].shuffled(using: &random).prefix(4))
    }
    return rows
  }
}
