/// A value on its way into the ledger. Texts lie in the batch.
public enum LedgerValue: Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(start: UInt32, length: UInt32)
}

/// Records of one dataset, ready to be loaded: `width` values for each, row after row. The first three
/// are `_id`, `_sheet` and `_row`, then come the fields in their order, then the links.
public struct RecordBatch: Sendable {
  /// The values before the fields.
  public static let provenanceColumns = 3

  /// The index of the dataset in the pipeline.
  public let dataset: Int
  public let width: Int
  public private(set) var count = 0
  public internal(set) var values: [LedgerValue] = []
  /// The texts, in UTF-8.
  public internal(set) var bytes: [UInt8] = []

  /// - Parameter columns: The fields and links.
  init(dataset: Int, columns: Int) {
    self.dataset = dataset
    width = columns + RecordBatch.provenanceColumns
  }

  /// Whether it is time to hand the batch on.
  var isFull: Bool { count >= 2_048 || bytes.count >= 1 << 19 }

  mutating func beginRecord(id: Int64, sheet: Int, row: Int) {
    count += 1
    values.append(.integer(id))
    values.append(.integer(Int64(sheet)))
    values.append(.integer(Int64(row)))
  }

  mutating func removeAll() {
    count = 0
    values.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }
}
