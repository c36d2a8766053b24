import Definitions
import LedgerTestSupport
import TestSupport
import Testing

@testable import Importing
@testable import LedgerStore

struct BatchDatabaseTests {
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
    #expect(try mini.ledger.rows(of: "SELECT * FROM \(BatchDatabase.schema).member").isEmpty)
  }

  /// Lengths at which a row begins to need a page of its own, and then one more.
  private static let edges = [
    0, 1, 57, 58, 8_000, 16_377, 16_378, 32_600, 32_690, 32_700, 32_720, 32_733, 32_760, 65_400,
    65_500, 65_536, 98_000, 200_000,
  ]
  /// Those at which one byte more is needed.
  private static let integers: [Int64] = {
    var integers: [Int64] = [0, 1, -1, 2, .min, .max]
    for bits: Int64 in [7, 8, 15, 16, 23, 24, 31, 32, 47, 48, 55, 56, 62] {
      let power = Int64(1) << bits
      integers += [power - 1, power, -power, -power - 1]
    }
    return integers
  }()
  private static let reals: [Double] = [
    0, -0.0, 0.5, 1, -1, 3.25, 1e15, 140_737_488_355_327, 140_737_488_355_328, -140_737_488_355_328,
    1e300, 5e-324, .infinity,
  ]

  @Test(arguments: 1...6) func keepsAnyRowToTheByte(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let mini = try MiniLedger(MiniPipeline(), month: MiniMonth())
    let dataset = try #require(mini.pipeline.datasets.firstIndex { $0.name == "member" })
    let fields = mini.pipeline.datasets[dataset].fields
    let before = try members(in: mini.ledger)
    var batch = RecordBatch(dataset: dataset, columns: fields.count)
    var expected: [[Ledger.Value]] = []
    // The numbers of rows grow, but not from one batch to the next; here neither.
    var id = Int64(1) << 40
    for number in 0..<400 {
      id += number % 100 == 99 ? -5_000 : Int64.random(in: 1...40, using: &random)
      batch.beginRecord(id: id, sheet: 1, row: number + 2)
      var row: [Ledger.Value] = [.integer(id), .integer(1), .integer(Int64(number) + 2)]
      for field in fields {
        if Int.random(in: 0..<5, using: &random) == 0 {
          batch.values.append(.null)
          row.append(.null)
          continue
        }
        switch LedgerSchema.columnType(field.type) {
        case "INTEGER":
          let value = try #require(Self.integers.randomElement(using: &random))
          batch.values.append(.integer(value))
          row.append(.integer(value))
        case "REAL":
          let value = try #require(Self.reals.randomElement(using: &random))
          batch.values.append(.real(value))
          row.append(.real(value))
        default:
          let isLong = Int.random(in: 0..<40, using: &random) == 0
          let length =
            isLong
            ? try #require(Self.edges.randomElement(using: &random))
            : Int.random(in: 0...70, using: &random)
          let letter = UInt8.random(in: 0x61...0x7A, using: &random)
          let text = [UInt8](repeating: letter, count: length)
          batch.values.append(
            .text(start: UInt32(batch.bytes.count), length: UInt32(text.count)))
          batch.bytes += text
          row.append(.text(String(decoding: text, as: UTF8.self)))
        }
      }
      expected.append(row)
    }
    try mini.builder.load(batch)
    let rows = try mini.ledger.rows(of: "SELECT * FROM member WHERE _id > 1000000 ORDER BY _row")
    #expect(rows == expected)
    #expect(try members(in: mini.ledger) == before + 400)
    #expect(try mini.ledger.rows(of: "PRAGMA main.integrity_check") == [[.text("ok")]])
  }

  /// Of a table that is declared otherwise, SQLite would take each row apart.
  @Test func rowsAreCopiedAndNotTakenApart() throws {
    let mini = try MiniLedger(MiniPipeline(), month: MiniMonth())
    let builder = try LedgerBuilder(
      pipeline: mini.pipeline, period: try #require(Period("2023-06")), place: nil)
    for (index, dataset) in mini.pipeline.datasets.enumerated() {
      try builder.load(
        RecordBatch(dataset: index, columns: dataset.fields.count + dataset.links.count))
      let steps = try builder.ledger.rows(of: "EXPLAIN " + BatchDatabase.insertion(into: dataset))
      let names = steps.compactMap { $0[1].string }
      #expect(names.contains("Insert"))
      #expect(!names.contains("Column"))
    }
  }
}
