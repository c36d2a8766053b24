import Definitions
import LedgerTestSupport
import Testing

@testable import Importing
@testable import LedgerStore

struct BatchTableTests {
  private func members(in ledger: Ledger) throws -> Int64 {
    guard case .integer(let count)? = try ledger.rows(of: "SELECT COUNT(*) FROM member").first?[0]
    else { return -1 }
    return count
  }

  /// Every kind of value, in batches of several sizes, the empty one too.
  @Test(arguments: [0, 1, 2, 300]) func loadsWhatABatchHolds(count: Int) throws {
    let mini = try MiniLedger(MiniPipeline(), month: MiniMonth())
    let dataset = try #require(mini.pipeline.datasets.firstIndex { $0.name == "member" })
    let fields = mini.pipeline.datasets[dataset].fields
    let before = try members(in: mini.ledger)
    var batch = RecordBatch(dataset: dataset, columns: fields.count)
    for number in 0..<count {
      batch.beginRecord(id: Int64(1_000 + number), sheet: 1, row: number + 2)
      for field in fields {
        switch LedgerSchema.columnType(field.type) {
        case "INTEGER": batch.values.append(number % 3 == 0 ? .null : .integer(Int64(number)))
        case "REAL": batch.values.append(.real(Double(number) / 2))
        default:
          let text = Array((number % 2 == 0 ? "张\(number)" : "").utf8)
          batch.values.append(
            .text(start: UInt32(batch.bytes.count), length: UInt32(text.count)))
          batch.bytes += text
        }
      }
    }
    try mini.builder.load(batch)
    let rows = try mini.ledger.rows(
      of: "SELECT _id, _sheet, _row, name, branch, hours FROM member WHERE _id >= 1000 ORDER BY _id"
    )
    var expected: [[Ledger.Value]] = []
    for number in 0..<count {
      let name = number % 2 == 0 ? "张\(number)" : ""
      let branch: Ledger.Value = number % 3 == 0 ? .null : .integer(Int64(number))
      expected.append([
        .integer(1_000 + Int64(number)), .integer(1), .integer(Int64(number) + 2), .text(name),
        branch, .real(Double(number) / 2),
      ])
    }
    #expect(rows == expected)
    #expect(try members(in: mini.ledger) == before + Int64(count))
    // Nobody can read what is no longer there.
    #expect(try mini.ledger.rows(of: "SELECT * FROM \(BatchTable.name)").isEmpty)
  }
}
