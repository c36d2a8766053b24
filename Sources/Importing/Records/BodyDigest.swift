import Definitions
import Spreadsheets

/// Takes the records of a sheet together into a few digits that another sheet with the same records has,
/// too: last month's file with a new title is told by them, and one that was sent twice.
///
/// What is not read makes no difference: titles, headings, totals, running numbers, columns without a
/// place, and the order of the columns.
struct BodyDigest: Sendable {
  /// By column, from 0 for none: stands for the field; 0 where the column is not read.
  private let seeds: [UInt64]
  private var state: UInt64 = 0
  private var rows: UInt64 = 0
  /// The cells of the record at hand; a sum, which does not ask for their order.
  private var sum: UInt64 = 0

  init(_ sheet: SheetReading, dataset: Dataset) {
    var seeds: [UInt64] = []
    for column in 0...(sheet.plan.columns.map(\.column).max() ?? 0) {
      let name: [UInt8]? =
        switch sheet.role(ofColumn: Int32(truncatingIfNeeded: column)) {
        case .field(let field): Array(dataset.fields[field].name.utf8)
        case .unpivot(let index): sheet.unpivotTexts[index]
        case .unplaced, .unheaded: nil
        }
      seeds.append(name.map { ByteHash.hash($0.span) | 1 } ?? 0)
    }
    self.seeds = seeds
  }

  /// What a cell adds to its record; 0 where its column is not read.
  ///
  /// - Parameter hash: Of its bytes; a value's reader has made it already.
  func share(of hash: UInt64, column: Int32) -> UInt64 {
    let column = Int(column)
    guard column < seeds.count, seeds[column] != 0 else { return 0 }
    return ByteHash.mix(hash ^ seeds[column], 0x8BB8_4B93_962E_ACC9)
  }

  /// Takes cells of the record at hand.
  mutating func add(_ share: UInt64) { sum &+= share }

  mutating func endRecord() {
    state = ByteHash.mix(state ^ sum, 0x9E37_79B9_7F4A_7C15) ^ sum
    rows &+= 1
    sum = 0
  }

  /// Forgets the cells of a row that turned out to be no record.
  mutating func dropRecord() { sum = 0 }

  /// 16 hexadecimal digits; `nil` for a sheet without records, which is like any other.
  var text: String? {
    guard rows > 0 else { return nil }
    let digits = String(ByteHash.mix(state ^ rows, 0x8BB8_4B93_962E_ACC9), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
