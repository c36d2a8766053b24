import GRDBSQLite
import Importing

/// A batch of records as SQLite sees a table, so that one statement loads them all: to bind the values of
/// each record and to step through a statement of its own costs as much again as storing it.
///
/// An eponymous virtual table, whose columns are `c0`, `c1` …; see https://sqlite.org/vtab.html.
final class BatchTable {
  static let name = "_batch"

  fileprivate var values: UnsafePointer<LedgerValue>?
  fileprivate var bytes: UnsafePointer<CChar>?
  fileprivate var width = 0
  fileprivate var count = 0
  private let declaration: String

  /// - Parameter columns: The values of the widest record.
  init(columns: Int) {
    let names = (0..<columns).map { "c\($0)" }.joined(separator: ", ")
    declaration = "CREATE TABLE batch (\(names))"
  }

  /// `INSERT` of all records of the batch at hand.
  static func insertion(into table: String, columns: [String]) -> String {
    let sources = columns.indices.map { "c\($0)" }.joined(separator: ",")
    return "INSERT INTO \(table) (\(columns.joined(separator: ","))) SELECT \(sources) FROM \(name)"
  }

  /// Makes the table known to a connection, which must not outlive it.
  ///
  /// - Returns: SQLite's code.
  func register(on connection: OpaquePointer?) -> Int32 {
    sqlite3_create_module_v2(
      connection, BatchTable.name, BatchTable.module, Unmanaged.passUnretained(self).toOpaque(), nil
    )
  }

  /// Shows a batch while `body` runs.
  func show<R>(_ batch: RecordBatch, _ body: () throws -> R) rethrows -> R {
    try batch.values.withUnsafeBufferPointer { values in
      try batch.bytes.withUnsafeBytes { bytes in
        self.values = values.baseAddress
        // An empty buffer has no address, and SQLite would take NULL for it.
        self.bytes =
          bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? UnsafePointer(bitPattern: 1)
        width = batch.width
        count = batch.count
        defer { (self.values, self.bytes, count) = (nil, nil, 0) }
        return try body()
      }
    }
  }

  // MARK: What SQLite calls

  private struct Table {
    var base = sqlite3_vtab()
    var source: Unmanaged<BatchTable>
  }

  private struct Cursor {
    var base = sqlite3_vtab_cursor()
    var source: Unmanaged<BatchTable>
    var row = 0
  }

  /// Lives as long as the program, as SQLite asks; unsafe by its type alone: it is filled here, once, and only read
  /// from then on.
  private nonisolated(unsafe) static let module: UnsafeMutablePointer<sqlite3_module> = {
    let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
    module.initialize(to: sqlite3_module())
    module.pointee.xConnect = { connection, source, _, _, result, _ in
      guard let source, let result else { return SQLITE_ERROR }
      let table = Unmanaged<BatchTable>.fromOpaque(source)
      let code = sqlite3_declare_vtab(
        connection, table._withUnsafeGuaranteedRef { $0.declaration })
      guard code == SQLITE_OK else { return code }
      let made = UnsafeMutablePointer<Table>.allocate(capacity: 1)
      made.initialize(to: Table(source: table))
      result.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab.self)
      return SQLITE_OK
    }
    module.pointee.xDisconnect = { table in
      UnsafeMutableRawPointer(table)?.assumingMemoryBound(to: Table.self).deallocate()
      return SQLITE_OK
    }
    module.pointee.xBestIndex = { _, plan in
      plan?.pointee.estimatedCost = 1
      return SQLITE_OK
    }
    module.pointee.xOpen = { table, result in
      guard let table, let result else { return SQLITE_ERROR }
      let source = UnsafeMutableRawPointer(table).assumingMemoryBound(to: Table.self).pointee.source
      let cursor = UnsafeMutablePointer<Cursor>.allocate(capacity: 1)
      cursor.initialize(to: Cursor(source: source))
      result.pointee = UnsafeMutableRawPointer(cursor)
        .assumingMemoryBound(to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }
    module.pointee.xClose = { cursor in
      UnsafeMutableRawPointer(cursor)?.assumingMemoryBound(to: Cursor.self).deallocate()
      return SQLITE_OK
    }
    module.pointee.xFilter = { cursor, _, _, _, _ in
      BatchTable.cursor(cursor)?.pointee.row = 0
      return SQLITE_OK
    }
    module.pointee.xNext = { cursor in
      BatchTable.cursor(cursor)?.pointee.row += 1
      return SQLITE_OK
    }
    module.pointee.xEof = { cursor in
      guard let cursor = BatchTable.cursor(cursor) else { return 1 }
      let count = cursor.pointee.source._withUnsafeGuaranteedRef { $0.count }
      return cursor.pointee.row < count ? 0 : 1
    }
    module.pointee.xRowid = { cursor, id in
      id?.pointee = Int64(BatchTable.cursor(cursor)?.pointee.row ?? 0)
      return SQLITE_OK
    }
    module.pointee.xColumn = { cursor, context, column in
      guard let cursor = BatchTable.cursor(cursor) else { return SQLITE_ERROR }
      cursor.pointee.source._withUnsafeGuaranteedRef { table in
        table.give(column: Int(column), ofRow: cursor.pointee.row, to: context)
      }
      return SQLITE_OK
    }
    return module
  }()

  private static func cursor(
    _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?
  ) -> UnsafeMutablePointer<Cursor>? {
    UnsafeMutableRawPointer(cursor)?.assumingMemoryBound(to: Cursor.self)
  }

  /// Gives a value without a copy: the batch outlives the statement.
  private func give(column: Int, ofRow row: Int, to context: OpaquePointer?) {
    guard let values, column < width else { return }
    switch values[row * width + column] {
    case .null: sqlite3_result_null(context)
    case .integer(let value): sqlite3_result_int64(context, value)
    case .real(let value): sqlite3_result_double(context, value)
    case .text(let start, let length):
      sqlite3_result_text(
        context, bytes?.advanced(by: Int(start)), Int32(truncatingIfNeeded: length), nil)
    }
  }
}
