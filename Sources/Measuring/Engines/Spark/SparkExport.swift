import Definitions
import Foundation
import LedgerStore

/// Writes ledgers as files that Spark reads; see `SparkFolder`.
///
/// A shard that is exported again replaces itself, and one whose ledger has not changed is left as it is. While it is
/// replaced it counts as incomplete, so that nobody measures a mixture.
public struct SparkExport {
  private let folder: SparkFolder

  public init(to folder: SparkFolder) { self.folder = folder }

  /// - Returns: How many rows were written; `nil` where the same ledger is there already.
  public func export(_ ledger: Ledger, as name: String) throws -> Int? {
    guard let period = try ledger.fact("period").flatMap(Period.init) else {
      throw LedgerError(.notALedger, path: ledger.path)
    }
    let fingerprint = try ledger.fact("fingerprint")
    try make(folder.path)
    var shard = Shard(name: name, number: 0)
    var isThere = false
    try folder.changingShards { shards in
      shard = shards.shard(named: name)
      isThere =
        fingerprint != nil && shards.fingerprint(of: shard, in: period) == fingerprint
    }
    guard !isThere else { return nil }
    guard shard.offset != nil else { throw SparkError(.tooManyShards, path: folder.path) }

    let tables = try ledger.shardTables()
    var written = 0
    for table in tables { written += try write(table, of: ledger, shard, period) }
    try folder.changingShards { $0.set("", of: shard, in: period) }
    for table in tables {
      let place = folder.rows(of: table.name, in: period, shard: shard)
      guard rename("\(place)/\(SparkFolder.building)", "\(place)/\(SparkFolder.file)") == 0 else {
        throw SparkError(.system(code: errno), path: place)
      }
    }
    try folder.changingShards { $0.set(fingerprint ?? "-", of: shard, in: period) }
    return written
  }

  /// A folder of personal data is its owner's alone, as that of ledgers is.
  private func make(_ path: String) throws(SparkError) {
    do throws(SystemFault) { try Folders.make(path, mode: 0o700) } catch {
      throw SparkError(.system(code: error.code), path: path)
    }
  }

  private func write(
    _ table: ShardTable, of ledger: Ledger, _ shard: Shard, _ period: Period
  ) throws -> Int {
    let place = folder.rows(of: table.name, in: period, shard: shard)
    try make(place)
    let file = try JSONLinesFile(
      path: "\(place)/\(SparkFolder.building)", columns: table.columns.map(\.name))
    var count = 0
    try ledger.forEachRow(of: table, in: shard) { row in
      try file.write(row)
      count += 1
    }
    try file.close()
    return count
  }
}

extension SparkFolder {
  /// Reads `shards.json` and writes it anew; several exports may run at once.
  func changingShards(_ change: (inout SparkShards) -> Void) throws {
    let file = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw SparkError(.system(code: errno), path: lock) }
    defer { close(file) }
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else { throw SparkError(.system(code: errno), path: lock) }
    }
    let before = try SparkShards(of: self)
    var shards = before
    change(&shards)
    guard shards != before else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    do {
      try encoder.encode(shards).write(to: URL(fileURLWithPath: self.shards), options: .atomic)
    } catch {
      throw SparkError(.system(code: errno), path: self.shards)
    }
  }

  /// The shards of a period.
  ///
  /// - Throws: `SparkError` where there are none, or one whose export was cut short.
  public func completeShards(in period: Period) throws -> [Shard] {
    let shards = try SparkShards(of: self)
    let all = shards.all(in: period)
    guard !all.isEmpty else {
      throw SparkError(.nothingExported(period: "\(period)"), path: path)
    }
    if let cut = all.first(where: { shards.fingerprint(of: $0, in: period) == "" }) {
      throw SparkError(.incomplete(shard: cut.name), path: path)
    }
    return all
  }

  /// Calls `body` with all shards' rows of a table, shard by shard.
  public func forEachRow(
    of table: ShardTable, in period: Period, _ body: ([Ledger.Value]) throws -> Void
  ) throws {
    try SparkRows(columns: table.columns.map(\.name))
      .forEachRow(in: rows(of: table.name, in: period), body)
  }
}
