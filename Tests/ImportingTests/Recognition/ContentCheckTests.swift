import Testing

@testable import Importing

struct ContentCheckTests {
  @Test(
    arguments: [
      ("459901199001010015", .citizenID), ("45990119900101001X", .citizenID),
      ("13900000000", .phone),
      ("1990-01-01", .date), ("2023.6", .date), ("19900101", .date), ("1990年1月1日", .date),
      ("张三", .words), ("欧阳小明", .words),
      ("", nil), ("12", nil), ("0571-88881234", nil), ("199001", nil), ("张", nil), ("abcdef", nil),
      ("45990119900101001Y", nil), ("29900000000", nil), ("2990-01-01", nil), ("样例区石样镇", nil),
    ] as [(String, CellLook?)])
  func tellsTextsByTheirLook(text: String, look: CellLook?) {
    #expect(CellLook(Array(text.utf8).span) == look)
  }

  private static let dates = (1...12).map { "1990-01-\($0 + 10)" }
  private static let phones = (1...12).map { "139000000\($0 + 10)" }
  private static let names = "甲乙丙丁戊己庚辛壬癸子丑".map { "张\($0)" }
  private static let ids = (1...12).map { "4599011990010100\($0 + 10)" }

  @Test(
    arguments: [
      (names, ids, phones, []),
      (names, phones, ids, ["2 是不是和“联系电话”对调了？", "3 是不是和“身份证号”对调了？"]),
      (dates, ids, phones, ["1 核对表头和这一列"]),
      (names, ids, ids, ["3 核对表头和这一列"]),
      // Too few to say, or no more than half.
      (Array(dates.prefix(9)), [], [], []),
      (names, ids, Array(phones.prefix(6)) + ids.prefix(6), []),
      (names, ids, Array(repeating: "无", count: 12), []),
    ] as [([String], [String], [String], [String])])
  func namesColumnsThatHoldAnotherField(
    first: [String], second: [String], third: [String], found: [String]
  ) throws {
    let rows = first.indices.map { row -> [String?] in
      [first[row], row < second.count ? second[row] : nil, row < third.count ? third[row] : nil]
    }
    let sink = try TestMonth(TestMonth.member)
      .with("a.csv", [["姓名", "身份证号", "联系电话"]] + rows).run()
    let findings = sink.findings.filter { $0.rule == "F06" }
    #expect(findings.map { "\($0.column ?? 0) \($0.suggestion ?? "")" } == found)
    #expect(findings.allSatisfy { $0.row == 1 })
  }
}
