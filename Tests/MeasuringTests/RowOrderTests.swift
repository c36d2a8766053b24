import LedgerStore
import Testing

@testable import Measuring

struct RowOrderTests {
  @Test func valuesAreInTheOrderOfTheDatabase() {
    let rows: [[Ledger.Value]] = [
      [.null], [.real(-0.5)], [.integer(2)], [.real(2.5)], [.integer(3)], [.text("A")],
      [.text("a")], [.text("一")],
    ]
    #expect(rows.reversed().sorted(by: RowOrder.areInOrder) == rows)
  }

  @Test func laterColumnsDecideWhereTheFirstAreEqual() {
    let rows: [[Ledger.Value]] = [
      [.integer(1), .null], [.real(1), .text("a")], [.integer(1), .text("b")],
    ]
    #expect(rows.reversed().sorted(by: RowOrder.areInOrder) == rows)
  }
}
