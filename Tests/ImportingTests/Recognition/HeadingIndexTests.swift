import Testing

@testable import Importing

struct HeadingIndexTests {
  let index: HeadingIndex

  init() throws {
    let pipeline = try TestMonth(
      """
      dataset: site
      title: 阵地
      kind: snapshot
      key: [name]
      fields:
        - {name: name, title: 名称, type: text}
        - {name: metres, title: 面积（㎡）, type: decimal}
        - {name: acres, title: 面积（亩）, type: decimal}
        - {name: rooms, title: 房间数（间）, type: integer}
        - {name: kind, title: 类型, type: text}
        - {name: times, title: 次数, type: integer}
      unpivot: {columns: {党课次数: 党课}, into: kind, value: times}
      """
    ).load()
    index = HeadingIndex(pipeline.datasets[0])
  }

  @Test(arguments: [
    ("名称", HeadingIndex.Column.field(0)), ("面积(m2)", .field(1)), ("面积(亩)", .field(2)),
    ("党课次数", .unpivot(.listed(0, value: "党课"))), ("房间数", nil), ("名称(全称)", nil),
  ])
  func findsWhatIsSpeltSo(heading: String, column: HeadingIndex.Column?) {
    #expect(index.column(spelt: Heading(heading)) == column)
  }

  @Test(arguments: [
    ("名称(全称)", HeadingIndex.Column.field(0)), ("房间数", .field(3)), ("房间数(个)", .field(3)),
    // Of two units neither may be taken for the other.
    ("面积(公顷)", nil), ("面积", nil), ("地址", nil),
  ])
  func findsWhatDiffersInAHint(heading: String, column: HeadingIndex.Column?) {
    #expect(index.column(resembling: Heading(heading)) == column)
  }

  @Test func suggestsTheNearestFreeField() {
    #expect(index.nearestField(to: Heading("类形"), among: { _ in true }) == 4)
    #expect(index.nearestField(to: Heading("类形"), among: { $0 != 4 }) == nil)
  }
}
