import Definitions
import Foundation
import Testing

@testable import Importing

/// What the handbook's §4.3 says of values, from the file to the record and the finding, at a glance.
///
/// A row of a table is: the cell as the file has it, what the ledger gets (`nil`: nothing), and the findings
/// about it. A cell that begins with `=` is the XML of a workbook's cell; style 1 is a date, 2 is struck
/// through, 3 shows two decimals, 4 a percentage. The others are CSV.
struct HandbookValuesTests {
  typealias Row = (cell: String, value: String?, findings: [String])

  private static let valid = TestMonth.ids[0]

  private func check(_ rows: [Row], _ type: String, heading: String = "值") throws {
    for (cell, value, findings) in rows {
      let table: [[String?]] = [["名称", heading], ["甲", cell]]
      let month = TestMonth(
        """
        dataset: thing
        title: 东西
        kind: events
        fields:
          - {name: name, title: 名称, type: text}
          - {name: x, title: 值, aliases: [值（%）], type: \(type)}
        """)
      let isWorkbook = cell.hasPrefix("=")
      let quoted = table.map { row in row.map { "\"\($0 ?? "")\"" }.joined(separator: ",") }
      let file =
        isWorkbook
        ? month.with("a.xlsx", TestSheets(.init(name: "东西", rows: table)).data)
        : month.with("a.csv", Data((quoted.joined(separator: "\n") + "\n").utf8))
      let sink = try file.run()
      #expect(sink.findings.map(\.rule) == findings, "\(type) \(cell)")
      #expect(sink.values(of: "x") == (sink.records.isEmpty ? [] : [value]), "\(type) \(cell)")
    }
  }

  /// The last digits are lost for ever: never repaired, never read through a floating number.
  @Test func idsThatLostDigits() throws {
    try check(
      [
        (Self.valid, Self.valid, []),
        ("=><v>4.5990119900101E+17</v>", nil, ["citizen-id-scientific"]),
        ("=><v>459901199001010000</v>", nil, ["citizen-id-precision"]),
        ("4.5990119900101E+17", nil, ["citizen-id-scientific"]),
        ("4.59901E+17", nil, ["citizen-id-scientific"]),
        ("' \(Self.valid)", Self.valid, []), (Self.valid + "\t", Self.valid, []),
        (Self.valid.replacing("4599", with: "４５９９"), Self.valid, []),
        (String(Self.valid.dropLast()), nil, ["citizen-id-form"]),
        (Self.valid + "1", nil, ["citizen-id-form"]), ("军字第123号", nil, ["citizen-id-form"]),
        ("同上", nil, ["ditto"]), ("无", nil, []), ("", nil, []),
      ], "citizen_id, old_form: true")
  }

  @Test func datesInWords() throws {
    try check(
      [
        ("2023.6", "2023-06", []), ("2023.06.01", "2023-06-01", []),
        ("2023/6/1", "2023-06-01", []), ("2023-6", "2023-06", []), ("2023年6月", "2023-06", []),
        ("2023年6月1日", "2023-06-01", []), ("二〇二三年六月", "2023-06", []), ("202306", "2023-06", []),
        ("20230601", "2023-06-01", []), ("85.6", "1985-06", ["date-short-year"]),
        ("1985年6月生", "1985-06", []), ("2021.06—至今", "2021-06", []),
        ("１９８５．６", "1985-06", []), ("2023.6.31", nil, ["date-impossible"]),
        // The first goes to the field, the second is reported.
        ("1978.12(1979.12转正)", "1978-12", ["date-second"]),
        ("2019.7.1、2020.7.1", "2019-07-01", ["date-second"]),
        ("同上", nil, ["ditto"]), ("不详", nil, []), ("—", nil, []), ("待定", nil, []),
      ], "date")
  }

  @Test func datesAsNumbers() throws {
    try check(
      [
        ("=s=\"1\"><v>45078</v>", "2023-06-01", []), ("=><v>45078</v>", "2023-06-01", []),
        ("=><v>2023</v>", "2023", []), ("=><v>202306</v>", "2023-06", []),
        ("=><v>20230601</v>", "2023-06-01", []), ("=s=\"1\"><v>202306</v>", "2023-06", []),
        // 2023.10 as a number: only its format tells October from January.
        ("=><v>2023.1</v>", nil, ["date-ambiguous"]),
        ("=s=\"3\"><v>2023.1</v>", "2023-10", []), ("=><v>2023.11</v>", "2023-11", []),
        ("=><v>2023.6</v>", "2023-06", []), ("=s=\"1\"><v>2023</v>", nil, ["date-ambiguous"]),
      ], "date, future: true")
  }

  @Test func numbers() throws {
    try check(
      [
        ("300㎡", "300.0", []), ("300平方米左右", "300.0", ["number-approximate"]),
        ("约300", "300.0", ["number-approximate"]), ("1,200", "1200.0", []),
        ("３００", "300.0", []), ("0.03万", "300.0", []), ("300 m2", "300.0", []),
        // A sum is said, and not worked out.
        ("100+200", nil, ["number-expression"]),
        ("20×3", nil, ["number-expression"]), ("3-5", nil, ["number-form"]),
        ("/", nil, []), ("—", nil, []), ("无", nil, []), ("暂无", nil, []), ("空", nil, []),
        ("", nil, []), ("0", "0.0", []), ("同上", nil, ["ditto"]), ("〃", nil, ["ditto"]),
        ("#DIV/0!", nil, ["cell-error"]),
      ], "decimal")
  }

  /// By the sign, the format and the heading; where none of them speaks, not at all.
  @Test func shares() throws {
    let rows: [Row] = [
      ("95%", "0.95", []), ("９５％", "0.95", []), ("0.95", "0.95", []),
      ("=s=\"4\"><v>0.95</v>", "0.95", []), ("=><v>0.95</v>", "0.95", []), ("1", "1.0", []),
    ]
    try check(rows + [("95", nil, ["number-percent"])], "decimal, share: true")
    try check(
      [
        ("95", "0.95", []), ("95%", "0.95", []), ("=><v>95</v>", "0.95", []),
        ("=s=\"4\"><v>0.95</v>", "0.95", []), ("无", nil, []),
      ], "decimal, share: true", heading: "值（%）")
    // A field that is no share is what is written.
    try check([("95", "95.0", []), ("95%", "0.95", [])], "decimal")
  }

  @Test func truth() throws {
    try check(
      [
        ("是", "1", []), ("有", "1", []), ("√", "1", []), ("已", "1", []), ("达标", "1", []),
        ("否", "0", []), ("无", "0", []), ("×", "0", []), ("N", "0", []), ("未达标", "0", []),
        // Blank is unknown, and not 否.
        ("", nil, []), ("不详", nil, []), ("大概", nil, ["boolean-form"]), ("同上", nil, ["ditto"]),
      ], "boolean")
  }

  @Test func people() throws {
    try check(
      [
        ("张　三", "张三", []), ("张 三", "张三", []), ("买买提•艾力", "买买提·艾力", []),
        ("买买提．艾力", "买买提·艾力", []), ("䶮三", "䶮三", []),
        // The note stands in the finding.
        ("李四(预备)", "李四", ["name-note"]), ("张三（书记）", "张三", ["name-note"]),
        ("张三\n（书记）", "张三", ["name-note"]),
        ("张三、李四", nil, ["name-several"]), ("张三\n李四", nil, ["name-several"]),
        ("张三\r\n李四\n", nil, ["name-several"]), ("张\n三", "张三", []), ("张三\n", "张三", []),
        ("张三2", nil, ["name-form"]), ("同上", nil, ["ditto"]), ("无", nil, []),
      ], "person_name")
  }

  @Test func words() throws {
    try check(
      [
        ("（甲）：乙", "(甲):乙", []), ("甲　乙", "甲乙", []), ("无", nil, []), ("N/A", nil, []),
        ("同上", nil, ["ditto"]), ("#REF!", nil, ["cell-error"]), ("#N/A", nil, ["cell-error"]),
        ("#1楼", "#1楼", []),
      ], "text")
    // Where 无 is a text like any other, so is 同上.
    try check([("无", "无", []), ("同上", "同上", [])], "text, placeholders: false")
  }
}
