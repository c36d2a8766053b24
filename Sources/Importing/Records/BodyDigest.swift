import Definitions
import Spreadsheets

/// Takes the records of a sheet together into a few digits that another sheet with the same records has,
/// too: last month's file with a new title is told by them, and one that was sent twice.
///
/// What is not read makes no difference: titles, headings, totals, running numbers, columns without a
/// place, white space around a text, and the order of the columns.
struct BodyDigest: Sendable {
  /// By column, from 0 for none: stands for the field; 0 where the column is not read.
  private let seeds: [UInt64]
  private var state: UInt64 = 0
  private var rows: UInt64 = 0

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

  mutating func add(_ row: Row) {
    var sum: UInt64 = 0
    for cell in row.cells {
      let column = Int(cell.column)
      guard column < seeds.count, seeds[column] != 0 else { continue }
      sum &+= row.withBytes(of: cell) { BodyDigest.hash($0, seed: seeds[column]) }
    }
    state = ByteHash.mix(state ^ sum, 0x9E37_79B9_7F4A_7C15) ^ sum
    rows &+= 1
  }

  /// 0 for a blank cell, which is as good as none.
  private static func hash(_ bytes: Span<UInt8>, seed: UInt64) -> UInt64 {
    var first = 0
    var end = bytes.count
    while first < end, bytes[first] <= 0x20 { first += 1 }
    while end > first, bytes[end - 1] <= 0x20 { end -= 1 }
    return first == end ? 0 : ByteHash.hash(bytes.extracting(first..<end), seed: seed)
  }

  /// 16 hexadecimal digits; `nil` for a sheet without records, which is like any other.
  var text: String? {
    guard rows > 0 else { return nil }
    let digits = String(ByteHash.mix(state ^ rows, 0x8BB8_4B93_962E_ACC9), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
