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

  /// - Returns: How many rows of datasets were written; `nil` where the same ledger is there already.
  public func export(_ shard: Shard) throws -> Int? {
    let period = shard.period
    try make(folder.path)
    var number = 0
    var isThere = false
    try folder.changingShards { shards in
      number = shards.number(of: shard.name)
      isThere =
        !shard.fingerprint.isEmpty
        && shards.fingerprint(of: shard.name, in: period) == shard.fingerprint
    }
    guard !isThere else { return nil }

    var written = 0
    for table in shard.tables {
      let count = try write(table, of: shard, number: number)
      if table.isDataset { written += count }
    }
    try folder.changingShards { $0.set("", of: shard.name, in: period) }
    for table in shard.tables {
      let place = folder.rows(of: table.name, in: period, shard: number)
      guard rename("\(place)/\(SparkFolder.building)", "\(place)/\(SparkFolder.file)") == 0 else {
        throw SparkError(.system(code: errno), path: place)
      }
    }
    let mark = shard.fingerprint.isEmpty ? "-" : shard.fingerprint
    try folder.changingShards { $0.set(mark, of: shard.name, in: period) }
    return written
  }

  /// A folder of personal data is its owner's alone, as that of ledgers is.
  private func make(_ path: String) throws(SparkError) {
    do throws(SystemFault) { try Folders.make(path, mode: 0o700) } catch {
      throw SparkError(.system(code: error.code), path: path)
    }
  }

  private func write(_ table: ShardTable, of shard: Shard, number: Int) throws -> Int {
    let place = folder.rows(of: table.name, in: shard.period, shard: number)
    try make(place)
    let file = try JSONLinesFile(
      path: "\(place)/\(SparkFolder.building)", columns: table.columns.map(\.name))
    var count = 0
    try shard.ledger.forEachRow(of: table.query(shard: number), []) { row in
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

  /// The names of a period's shards, in the order of their numbers.
  ///
  /// - Throws: `SparkError` where there are none, or one whose export was cut short.
  public func completeShards(in period: Period) throws -> [String] {
    let shards = try SparkShards(of: self)
    let all = shards.shards.filter { $0.periods["\(period)"] != nil }
      .sorted { $0.number < $1.number }.map(\.shard)
    guard !all.isEmpty else {
      throw SparkError(.nothingExported(period: "\(period)"), path: path)
    }
    if let cut = all.first(where: { shards.fingerprint(of: $0, in: period) == "" }) {
      throw SparkError(.incomplete(shard: cut), path: path)
    }
    return all
  }

  /// Calls `body` with all shards' rows of a table, shard by shard.
  public func forEachRow(
    of table: String, columns: [String], in period: Period, _ body: ([Ledger.Value]) throws -> Void
  ) throws {
    try SparkRows(columns: columns).forEachRow(in: rows(of: table, in: period), body)
  }
}
