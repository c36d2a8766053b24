import Definitions
import Foundation
import LedgerStore

/// Where the rows of shards stand as files that Spark reads, on a disk that all its machines share.
///
///     rows/member/_period=2023-06/_shard=3/rows.json   a JSON object a line; what is NULL is left out
///     shards.json                                       the shards, their numbers, and what is there of each
///     runs/…                                            while something is measured
public struct SparkFolder: Sendable {
  public let path: String

  public init(_ path: String) {
    // Spark is started in another folder.
    let absolute =
      path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    self.path = (absolute as NSString).standardizingPath
  }

  public var shards: String { path + "/shards.json" }
  public var lock: String { path + "/.lock" }

  /// All shards' rows of a table.
  public func rows(of table: String, in period: Period) -> String {
    path + "/rows/\(table)/_period=\(period)"
  }

  public func rows(of table: String, in period: Period, shard number: Int) -> String {
    rows(of: table, in: period) + "/_shard=\(number)"
  }

  /// The only file of a shard's rows. Spark takes no notice of one with a dot in front.
  public static let file = "rows.json"
  public static let building = ".rows.json.building"
}

/// `shards.json`: what each shard is called, its number, and the ledger that its files were made from.
public struct SparkShards: Codable, Equatable, Sendable {
  public struct Entry: Codable, Equatable, Sendable {
    public var shard: String
    public var number: Int
    /// The fingerprints of the ledgers that were exported, by period; an empty one where the export was cut short.
    public var periods: [String: String]
  }

  public var shards: [Entry] = []

  public init() {}

  /// What stands there; nothing where there is no file.
  public init(of folder: SparkFolder) throws {
    guard let data = FileManager.default.contents(atPath: folder.shards) else { return }
    do {
      self = try JSONDecoder().decode(SparkShards.self, from: data)
    } catch {
      throw SparkError(.unreadableShards, path: folder.shards)
    }
  }

  /// The number of a shard, which gets the next one where it is new.
  public mutating func number(of shard: String) -> Int {
    if let known = shards.first(where: { $0.shard == shard }) { return known.number }
    let number = (shards.map(\.number).max() ?? -1) + 1
    shards.append(Entry(shard: shard, number: number, periods: [:]))
    return number
  }

  public func fingerprint(of shard: String, in period: Period) -> String? {
    shards.first { $0.shard == shard }?.periods["\(period)"]
  }

  public mutating func set(_ fingerprint: String, of shard: String, in period: Period) {
    for index in shards.indices where shards[index].shard == shard {
      shards[index].periods["\(period)"] = fingerprint
    }
  }
}
