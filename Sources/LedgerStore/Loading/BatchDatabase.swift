import Definitions
import GRDB
import GRDBSQLite
import Importing

/// A database in memory that holds one batch of records at a time, laid out as SQLite lays out a table. A ledger takes
/// them over with `INSERT … SELECT *`: from a table that is declared like its own, SQLite copies the rows as they
/// are and looks at no value (its “transfer optimization”).
///
/// Only what passes through here is laid out by us; the ledger is written by SQLite alone.
final class BatchDatabase {
  /// What the database is called within the connection.
  static let schema = "_batch"

  /// SQLite's own file in memory, which grows as it is written.
  private let file: UnsafeMutablePointer<sqlite3_file>
  private let datasets: [Dataset]
  private var insertions: [Int: Statement] = [:]
  /// By dataset: what each column takes.
  private let columns: [[Column]]
  /// By dataset: the first page of its table.
  private let roots: [Int]
  /// The first page of a table without rows.
  private let emptyRoot: [UInt8]
  private let pages: TablePages
  private let pageCount: Int
  /// By which SQLite sees that a file has been written by someone else.
  private var change: UInt32

  /// Makes the database known to a connection, which must not be within a transaction, and has the tables already.
  init(_ datasets: [Dataset], on db: Database) throws {
    let template = try Self.template(datasets)
    roots = template.roots
    pageCount = template.bytes.count / TablePages.pageSize
    pages = TablePages(after: pageCount)
    emptyRoot = template.emptyRoot
    change = template.change

    try db.execute(sql: "ATTACH ':memory:' AS \(Self.schema)")
    guard let connection = db.sqliteConnection,
      let copy = sqlite3_malloc64(UInt64(template.bytes.count))
    else { throw DatabaseError(resultCode: .SQLITE_NOMEM) }
    copy.copyMemory(from: template.bytes, byteCount: template.bytes.count)
    let size = Int64(template.bytes.count)
    // SQLite frees the copy, even where this fails.
    let code = sqlite3_deserialize(
      connection, Self.schema, copy.assumingMemoryBound(to: UInt8.self), size, size,
      UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE))
    guard code == SQLITE_OK else { throw db.lastError(code) }
    var file: UnsafeMutablePointer<sqlite3_file>?
    sqlite3_file_control(connection, Self.schema, SQLITE_FCNTL_FILE_POINTER, &file)
    guard let file else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
    self.file = file
    self.datasets = datasets
    columns = datasets.map(Self.columns)
  }

  /// Without a list of columns, or SQLite would take the rows apart.
  static func insertion(into dataset: Dataset) -> String {
    let table = LedgerSchema.quoted(dataset.name)
    return "INSERT INTO main.\(table) SELECT * FROM \(schema).\(table)"
  }

  /// Loads a batch. Outside of a transaction, in which SQLite would not look whether the file has changed.
  func load(_ batch: RecordBatch, on db: Database) throws {
    try check(batch)
    let insertion =
      try insertions[batch.dataset]
      ?? db.makeStatement(sql: Self.insertion(into: datasets[batch.dataset]))
    insertions[batch.dataset] = insertion
    let statement = insertion.sqliteStatement
    let root = roots[batch.dataset]
    var next = 0
    while next < batch.count {
      let laid = pages.lay(batch, from: next)
      next = laid.next
      try show(laid.root, at: root, with: pages.bytes)
      let code = sqlite3_step(statement)
      sqlite3_reset(statement)
      guard code == SQLITE_DONE else { throw db.lastError(code) }
    }
    // What was there is not to be read twice.
    try show(emptyRoot, at: root, with: [])
  }

  private enum Column: String {
    case integer = "INTEGER"
    case real = "REAL"
    case text = "TEXT"
  }

  private static func columns(of dataset: Dataset) -> [Column] {
    [Column](repeating: .integer, count: RecordBatch.provenanceColumns)
      + dataset.fields.map { Column(rawValue: LedgerSchema.columnType($0.type)) ?? .text }
      + dataset.links.map { _ in .integer }
  }

  /// SQLite, which copies rows as they are, would not see a value that does not belong in its column.
  private func check(_ batch: RecordBatch) throws {
    let columns = columns[batch.dataset]
    var column = 0
    for value in batch.values {
      let kind: Column
      switch value {
      case .null: kind = columns[column]
      case .integer: kind = .integer
      case .real: kind = .real
      case .text: kind = .text
      }
      guard kind == columns[column] else {
        let dataset = datasets[batch.dataset]
        let names =
          ["_id", "_sheet", "_row"] + dataset.fields.map(\.name) + dataset.links.map(\.name)
        throw DatabaseError(
          resultCode: .SQLITE_CONSTRAINT,
          message:
            "cannot store \(kind.rawValue) value in \(columns[column].rawValue) column \(dataset.name).\(names[column])"
        )
      }
      column += 1
      if column == columns.count { column = 0 }
    }
  }

  /// Writes the pages of a table and tells SQLite of it, as another process would.
  private func show(_ root: [UInt8], at page: Int, with pages: [UInt8]) throws {
    change &+= 1
    let count = pageCount + pages.count / TablePages.pageSize
    try write(root, at: (page - 1) * TablePages.pageSize)
    try write(pages, at: pageCount * TablePages.pageSize)
    // The change, the pages of the file, and for which change that number holds.
    try write(BigEndian.bytes(change) + BigEndian.bytes(UInt32(truncatingIfNeeded: count)), at: 24)
    try write(BigEndian.bytes(change), at: 92)
  }

  private func write(_ bytes: [UInt8], at offset: Int) throws {
    guard !bytes.isEmpty else { return }
    let code = bytes.withUnsafeBytes { bytes in
      guard let length = Int32(exactly: bytes.count),
        let write = file.pointee.pMethods?.pointee.xWrite
      else { return SQLITE_TOOBIG }
      return write(file, bytes.baseAddress, length, Int64(offset))
    }
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  private struct Template {
    var bytes: [UInt8]
    var roots: [Int]
    var emptyRoot: [UInt8]
    var change: UInt32
  }

  /// A file with the tables of a ledger's datasets and no rows, made by SQLite.
  private static func template(_ datasets: [Dataset]) throws -> Template {
    let queue = try DatabaseQueue()
    return try queue.inDatabase { db in
      try db.execute(sql: "PRAGMA page_size = \(TablePages.pageSize)")
      try db.execute(sql: "PRAGMA auto_vacuum = NONE")
      for dataset in datasets { try db.execute(sql: LedgerSchema.table(for: dataset)) }
      let roots = try datasets.map { dataset in
        try Int.fetchOne(
          db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = ?", arguments: [dataset.name])
          ?? 0
      }
      var size: Int64 = 0
      guard let start = sqlite3_serialize(db.sqliteConnection, "main", &size, 0) else {
        throw DatabaseError(resultCode: .SQLITE_NOMEM)
      }
      defer { sqlite3_free(start) }
      let bytes = Array(UnsafeBufferPointer(start: start, count: Int(size)))
      let emptyRoot = roots.first.map { root in
        Array(bytes[(root - 1) * TablePages.pageSize..<root * TablePages.pageSize])
      }
      return Template(
        bytes: bytes, roots: roots, emptyRoot: emptyRoot ?? [],
        change: bytes[24..<28].reduce(0) { $0 << 8 | UInt32($1) })
    }
  }
}
