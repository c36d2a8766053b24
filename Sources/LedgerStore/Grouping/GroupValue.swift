import GRDBSQLite
import Importing

/// A value as bytes, such that bytes stand in the order in which SQLite has the values: nothing, whole numbers, texts.
/// Fractions, whose order among whole numbers bytes do not tell, stand behind them and are no keys.
enum GroupValue {
  private static let null: UInt8 = 0
  static let integer: UInt8 = 1
  private static let real: UInt8 = 2
  private static let text: UInt8 = 3
  /// Bytes of a number, with the one that tells its kind.
  private static let numberLength = 9

  /// Appends what a statement's row has in a column.
  ///
  /// - Parameter isKey: Whether groups are told apart by it.
  /// - Returns: Whether it can be told as bytes.
  static func append(
    _ row: OpaquePointer?, _ column: Int32, isKey: Bool, to bytes: inout [UInt8]
  ) -> Bool {
    switch sqlite3_column_type(row, column) {
    case SQLITE_NULL: bytes.append(null)
    case SQLITE_INTEGER: append(sqlite3_column_int64(row, column), to: &bytes)
    case SQLITE_FLOAT where !isKey:
      append(real, sqlite3_column_double(row, column).bitPattern, to: &bytes)
    case SQLITE_TEXT:
      let text = UnsafeRawBufferPointer(
        start: sqlite3_column_text(row, column), count: Int(sqlite3_column_bytes(row, column)))
      // It ends with the first one.
      guard !text.contains(0) else { return false }
      bytes.append(Self.text)
      bytes.append(contentsOf: text)
      bytes.append(0)
    default: return false
    }
    return true
  }

  static func append(_ number: Int64, to bytes: inout [UInt8]) {
    // From the least to the greatest.
    append(integer, UInt64(bitPattern: number) ^ 1 << 63, to: &bytes)
  }

  private static func append(_ kind: UInt8, _ word: UInt64, to bytes: inout [UInt8]) {
    bytes.append(kind)
    withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// Gives the value that begins at `place` to a parameter of a statement, which has to be run while `bytes` stay
  /// where they are.
  ///
  /// - Returns: Where the next value begins.
  static func bind(
    _ bytes: UnsafeRawBufferPointer, at place: Int, to statement: OpaquePointer?,
    _ parameters: [Int32]
  ) -> Int {
    let kind = bytes[place]
    switch kind {
    case integer, real:
      let word = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place + 1, as: UInt64.self))
      for parameter in parameters {
        if kind == integer {
          sqlite3_bind_int64(statement, parameter, Int64(bitPattern: word ^ 1 << 63))
        } else {
          sqlite3_bind_double(statement, parameter, Double(bitPattern: word))
        }
      }
      return place + numberLength
    case text:
      let length = bytes[(place + 1)...].firstIndex(of: 0).map { $0 - place - 1 } ?? 0
      for parameter in parameters {
        sqlite3_bind_text(
          statement, parameter,
          (bytes.baseAddress.map { $0 + place + 1 })?.assumingMemoryBound(to: CChar.self),
          Int32(truncatingIfNeeded: length), nil)
      }
      return place + length + 2
    default:
      for parameter in parameters { sqlite3_bind_null(statement, parameter) }
      return place + 1
    }
  }
}
