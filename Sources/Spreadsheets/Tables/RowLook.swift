/// What a row looks like, without its texts: all that finding a table asks of most rows.
struct RowLook {
  enum CellLook: UInt8 {
    case blank, text
    /// Digits and the signs of numbers, amounts, dates and times.
    case number
    /// A number that could be the name of a column: `2023`.
    case year
  }

  /// Columns past these are counted and not looked at.
  static let columns = 256

  var number: Int
  /// Fields of the record in a text table, blank ones counted; the last column in use in a workbook.
  var width: Int
  var filled: Int
  /// The first column that is filled.
  var firstColumn: Int
  /// The bytes of the first filled cell.
  var firstLength: Int
  /// Whether a cell is a label with a colon, as in `填表人：`.
  var hasLabel = false
  /// Equal for rows whose cells are equal (FNV-1a).
  private(set) var fingerprint: UInt64 = 0xCBF2_9CE4_8422_2325
  /// By column, from 0, as far as the row is looked at.
  var cells: [CellLook] = []

  init(_ row: Row) {
    number = row.number
    filled = row.cells.count
    firstColumn = row.cells.first.map { Int($0.column) } ?? 1
    firstLength = row.cells.first.map { row.withBytes(of: $0) { $0.count } } ?? 0
    width = max(row.width, row.cells.last.map { Int($0.column) } ?? 0)
    cells.reserveCapacity(min(width, Self.columns))
    for cell in row.cells {
      mix(UInt64(truncatingIfNeeded: cell.column))
      row.withBytes(of: cell) { bytes in
        for index in 0..<bytes.count { mix(UInt64(bytes[index])) }
      }
      guard cell.column <= Self.columns else { continue }
      while cells.count + 1 < cell.column { cells.append(.blank) }
      let look = row.withBytes(of: cell) { RowLook.look(at: $0, kind: cell.kind) }
      cells.append(look)
      if look == .text, row.withBytes(of: cell, { RowLook.isLabel($0) }) { hasLabel = true }
    }
  }

  func cell(_ index: Int) -> CellLook { index < cells.count ? cells[index] : .blank }

  private mutating func mix(_ value: UInt64) {
    fingerprint = (fingerprint ^ value) &* 0x100_0000_01B3
  }

  private static func look(at bytes: Span<UInt8>, kind: Cell.Kind) -> CellLook {
    if kind == .isoDate { return .number }
    var digits = 0
    // The half of the day is the only word that a number may have.
    var end = bytes.count
    if end > 2, bytes[end - 1] | 0x20 == UInt8(ascii: "m"),
      bytes[end - 2] | 0x20 == UInt8(ascii: "p") || bytes[end - 2] | 0x20 == UInt8(ascii: "a")
    {
      end -= 2
    }
    for index in 0..<end {
      switch bytes[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
        return .text
      default: break
      }
    }
    guard digits > 0 else { return .text }
    let isYear =
      bytes.count == 4 && digits == 4
      && (bytes[0] == UInt8(ascii: "1") && bytes[1] == UInt8(ascii: "9")
        || bytes[0] == UInt8(ascii: "2") && bytes[1] == UInt8(ascii: "0"))
    return isYear ? .year : .number
  }

  /// Whether a text has a colon, of ASCII or full width (EF BC 9A), that is not between digits.
  private static func isLabel(_ bytes: Span<UInt8>) -> Bool {
    for index in 0..<bytes.count {
      if bytes[index] == UInt8(ascii: ":") {
        let isTime =
          index + 1 < bytes.count && bytes[index + 1] & 0xF0 == 0x30
          || index + 2 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
        if !isTime { return true }
      }
      if bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBC,
        bytes[index + 2] == 0x9A
      {
        return true
      }
    }
    return false
  }
}
