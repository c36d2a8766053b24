import Definitions
import Foundation
import GRDB
import GRDBSQLite
import Importing
import Spreadsheets

/// Builds the ledger of a period beside its place, and puts it there when it is whole.
///
/// Journalling is off: a build that is cut short leaves a file that nobody reads, and the last good
/// ledger where it was.
public final class LedgerBuilder {
  /// The ledger as far as it is built.
  public let ledger: Ledger
  let pipeline: Pipeline
  let period: Period
  let place: LedgerPlace?
  /// What is being loaded, as a database; from the first batch on.
  private var batches: BatchDatabase?
  /// Those that read while the ledger is measured; closed before it is.
  var readers: LedgerReaders?
  private var housekeeping: [String: Statement] = [:]
  private var findingInsertion: FindingInsertion?
  private var previous: PreviousLedger?
  private var fingerprint: Fingerprint
  private var sources = 0
  private var sheets: [String] = []
  var findings = 0
  /// The metrics of which it is written down what they mean.
  var definitions = 0

  /// - Parameter place: Where the ledger will stand; `nil` keeps it in memory, for checks that leave
  ///   nothing behind.
  public init(pipeline: Pipeline, period: Period, place: LedgerPlace?) throws {
    self.pipeline = pipeline
    self.period = period
    self.place = place
    fingerprint = Fingerprint(pipeline, period: period)
    var configuration = Configuration()
    // One transaction spans the calls of the import; see `begin` and `publish`.
    configuration.allowsUnsafeTransactions = true
    try place?.prepare()
    do {
      let queue = try DatabaseQueue(
        path: place?.building ?? ":memory:", configuration: configuration)
      // Errors name the ledger that is wanted, not the hidden file that is filled.
      ledger = Ledger(queue: queue, path: place?.path ?? ":memory:")
      do {
        try begin()
      } catch {
        // Left to itself, it would roll back when what it tells of that is gone.
        try? queue.close()
        throw error
      }
    } catch {
      place?.removeBuilding()
      guard let error = error as? DatabaseError else { throw error }
      throw LedgerError(error, path: place?.path ?? ":memory:", connection: nil)
    }
  }

  deinit {
    // A connection is not closed while it has statements.
    batches = nil
    housekeeping = [:]
    findingInsertion = nil
  }

  /// Rows are put behind rows, and queries go through tables from end to end: a page that was read or filled is not
  /// needed again soon. What is looked up here and there is in the system's cache, which is nobody's memory.
  /// Each connection has 2 MB.
  static let cache = "cache_size = -2048"

  private func begin() throws {
    try guarded { db in
      for pragma in [
        "journal_mode = OFF", "synchronous = OFF", "main.locking_mode = EXCLUSIVE",
        // The size of the cache is told in pages of the size that is known by then.
        "temp_store = MEMORY", "page_size = 8192", LedgerBuilder.cache,
      ] {
        // A pragma may return a row, which `execute` passes over.
        try db.execute(sql: "PRAGMA \(pragma)")
      }
      previous = try PreviousLedger.attach(beside: place, before: period, to: db)
      try PreviousLedger.makeTables(for: pipeline, from: previous, db)
      try db.execute(sql: "BEGIN")
      for sql in LedgerSchema.housekeeping + DefinitionTables.all { try db.execute(sql: sql) }
      for dataset in pipeline.datasets { try db.execute(sql: LedgerSchema.table(for: dataset)) }
      let facts = [
        ("format", "\(LedgerSchema.formatVersion)"), ("pipeline", pipeline.name),
        ("title", pipeline.title), ("period", "\(period)"),
      ]
      for (name, value) in facts {
        try db.execute(sql: "INSERT INTO _ledger VALUES (?, ?)", arguments: [name, value])
      }
      for parameter in pipeline.parameters {
        try db.execute(
          sql: "INSERT INTO _parameter VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            parameter.name, parameter.title, parameter.value.shown, parameter.unit,
            parameter.basis, parameter.mark.rawValue, parameter.validFrom, parameter.validTo,
          ])
      }
    }
    try keepNames()
  }

  /// Takes over what the ledger before has to hand on: the rows of events, each once, and the figures. Called
  /// once, after `makeIndices`.
  public func carryOver(in language: Language) throws {
    fingerprint.add("language", language.rawValue)
    if let previous {
      let findings = try ledger.reading { db in
        try CarryOver(pipeline: pipeline, language: language, db: db).run(
          after: (sources: sources, sheets: sheets.count), from: previous)
      }
      for finding in findings { try add(finding) }
      fingerprint.add("previous", previous.fingerprint ?? "\(previous.period)")
      try insert("INSERT INTO _ledger VALUES ('previous', ?)", ["\(previous.period)"])
      if let digest = previous.fingerprint {
        try insert("INSERT INTO _ledger VALUES ('previous_fingerprint', ?)", [digest])
      }
    }
    if let digest = fingerprint.text {
      try insert("INSERT INTO _ledger VALUES ('fingerprint', ?)", [digest])
    }
  }

  /// Makes the indices. Called once, after the last record.
  ///
  /// - Parameter datasets: Those whose rows are looked up by their keys: to sort a million keys for nobody takes as long as
  ///   loading them.
  public func makeIndices(over datasets: some Collection<String>) throws {
    for dataset in pipeline.datasets where datasets.contains(dataset.name) {
      if let sql = LedgerSchema.index(for: dataset) { try execute(sql) }
    }
    try execute(LedgerSchema.findingsBySheet)
  }

  /// The dataset over whose key an index is; `nil` for other indices.
  public static func dataset(ofKeyIndex name: String) -> String? {
    guard name.hasPrefix(LedgerSchema.keyIndexPrefix) else { return nil }
    return String(name.dropFirst(LedgerSchema.keyIndexPrefix.count))
  }

  /// Counts what is in the tables and indices, by which queries are planned. Called once, when all rows are there.
  public func analyze() throws {
    // Without a name, what is attached would be written to as well: the ledger of the period before.
    try execute("ANALYZE main")
  }

  /// Adds a model as a view, or as a table where the pipeline asks for one.
  ///
  /// - Throws: `LedgerError.sql` where the database refuses it.
  public func install(_ model: Model) throws {
    let sql = pipeline.sqlParameters(for: period).compile(model.sql.text)
    if try !(model.isMaterialized && makeGroupedTable(model.name, as: sql)) {
      let kind = model.isMaterialized ? "TABLE" : "VIEW"
      try execute("CREATE \(kind) \(LedgerSchema.quoted(model.name)) AS \(sql)")
    }
    try insert(
      "INSERT INTO _model VALUES (NULL, ?, ?, ?)", [model.name, model.isMaterialized, sql])
    // A view is only looked into when it is read.
    _ = try ledger.columns(of: "SELECT * FROM \(LedgerSchema.quoted(model.name))")
  }

  public func execute(_ sql: String) throws {
    try guarded { db in try db.execute(sql: sql) }
  }

  /// Closes the ledger and writes it through to the disk; nothing but the rename is left to do.
  public func finish() throws {
    batches = nil
    housekeeping = [:]
    findingInsertion = nil
    readers?.close()
    try guarded { db in try db.execute(sql: "COMMIT") }
    do {
      try ledger.queue.close()
    } catch let error as DatabaseError {
      throw LedgerError(error, path: ledger.path, connection: nil)
    }
    try place?.synchronize()
  }

  /// Puts the finished ledger in its place by one rename.
  public func publish() throws { try place?.publish() }

  /// Leaves nothing behind.
  public func discard() {
    batches = nil
    housekeeping = [:]
    findingInsertion = nil
    readers?.close()
    try? ledger.queue.close()
    place?.removeBuilding()
  }

  public func add(
    metric: String, dimension: String, group: String, met: Int, notMet: Int, unknown: Int,
    excluded: Int, reached: Bool?
  ) throws {
    try insert(
      "INSERT INTO _metric VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
      [metric, dimension, group, met, notMet, unknown, excluded, reached])
  }

  func insert(_ sql: String, _ arguments: StatementArguments) throws {
    try guarded { db in
      let statement = try housekeeping[sql] ?? db.makeStatement(sql: sql)
      housekeeping[sql] = statement
      try statement.execute(arguments: arguments)
    }
  }

  private func guarded(_ body: (Database) throws -> Void) throws { try ledger.reading(body) }
}

extension LedgerBuilder: ImportSink {
  public func add(_ source: SourceFile) throws -> Int {
    sources += 1
    fingerprint.add("input " + source.name, source.sha256)
    try insert(
      "INSERT INTO _source VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [
        sources, source.name, source.size, source.sha256, source.format.rawValue, source.encoding,
        source.problem, "\(period)",
      ])
    return sources
  }

  public func add(_ sheet: SourceSheet) throws -> Int {
    sheets.append(sheet.name)
    try insert(
      """
      INSERT INTO _sheet (_id, source, name, visibility, dataset, header_row, period, sender)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        sheets.count, sheet.source, sheet.name, sheet.visibility.rawValue, sheet.dataset,
        sheet.headerRow, "\(period)", sheet.sender,
      ])
    for column in sheet.columns {
      try insert(
        "INSERT INTO _column VALUES (?, ?, ?, ?)",
        [sheets.count, column.column, column.heading, column.field])
    }
    return sheets.count
  }

  public func add(_ finding: Finding) throws {
    findings += 1
    try guarded { db in
      let insertion = try findingInsertion ?? FindingInsertion(db)
      findingInsertion = insertion
      try insertion.run(finding, id: findings)
    }
  }

  public func add(_ skipped: SkippedRecord) throws {
    try insert(
      "INSERT INTO _skipped VALUES (?, ?, ?, ?)",
      [skipped.sheet, skipped.row, skipped.reason.rawValue, skipped.text])
  }

  public func place(column: Int, ofSheet sheet: Int, in field: String) throws {
    try insert(
      "UPDATE _column SET field = ? WHERE sheet = ? AND col = ?", [field, sheet, column])
  }

  public func replace(sheet: Int, by other: Int) throws {
    try insert("UPDATE _sheet SET replaced_by = ? WHERE _id = ?", [other, sheet])
  }

  public func finish(sheet: Int, account: RowAccount, body: String?) throws {
    guard account.isBalanced else {
      throw LedgerError(.unbalancedAccount(sheet: sheets[sheet - 1]), path: ledger.path)
    }
    try insert(
      """
      UPDATE _sheet
      SET rows_read = ?, loaded = ?, rejected = ?, skipped = ?, records = ?, body = ?
      WHERE _id = ?
      """,
      [
        account.read, account.loaded, account.rejected, account.skipped, account.records, body,
        sheet,
      ])
  }

  /// Loads a batch in one go.
  public func load(_ batch: RecordBatch) throws {
    try guarded { db in
      try db.execute(sql: "COMMIT")
      let batches = try batches ?? BatchDatabase(pipeline.datasets, on: db)
      self.batches = batches
      try batches.load(batch, on: db)
      try db.execute(sql: "BEGIN")
    }
  }
}

extension Parameter.Value {
  /// As people read it: `32`, `单独组建、联合组建`.
  public var shown: String {
    switch self {
    case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
    case .text(let text): text
    case .list(let texts): texts.joined(separator: "、")
    }
  }
}
