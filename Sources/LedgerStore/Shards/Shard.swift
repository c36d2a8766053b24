/// A sender's ledger among those that are measured together.
///
/// Each ledger numbers its rows from 1. Where several are put together, the ids of each are moved by its number, so that all
/// are distinct and those of one shard stay side by side, in their order.
public struct Shard: Hashable, Sendable {
  /// What people call it: the folder that its ledger lies in.
  public var name: String
  /// From 0, given once where the shards are kept, whatever the period.
  public var number: Int64

  public init(name: String, number: Int64) {
    self.name = name
    self.number = number
  }

  /// A shard has room for a million million rows, and there is room for eight million shards.
  public static let idsEach: Int64 = 1 << 40
  /// As many numbers as there is room for.
  public static let limit: Int64 = 1 << 22

  /// What is added to an id of the ledger; `nil` for a number that there is no room for.
  public var offset: Int64? {
    (0..<Shard.limit).contains(number) ? number * Shard.idsEach : nil
  }

  /// The name of the shard that a ledger is, by its place: `imports/东镇/ledger/2023-06.sqlite` is that of 东镇.
  public static func name(ofLedgerAt path: String) -> String {
    let folders = path.split(separator: "/").dropLast()
    return (folders.last == "ledger" ? folders.dropLast() : folders).last.map(String.init) ?? path
  }
}
