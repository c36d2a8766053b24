import Definitions
import LedgerTestSupport
import TestSupport
import Testing

@testable import Importing
@testable import LedgerStore

struct LedgerBuilderTests {
  let pipeline: Pipeline
  let builder: LedgerBuilder

  init() throws {
    pipeline = try MiniPipeline().load()
    builder = try LedgerBuilder(
      pipeline: pipeline, period: try #require(Period("2023-06")), place: nil)
  }

  /// The dataset `member`: name, citizen_id, phone, branch, hours, frail.
  private func batch(_ records: [[Ledger.Value]]) throws -> RecordBatch {
    let index = try #require(pipeline.datasets.firstIndex { $0.name == "member" })
    var batch = RecordBatch(dataset: index, columns: pipeline.datasets[index].fields.count)
    for (number, record) in records.enumerated() {
      batch.beginRecord(id: Int64(number + 1), sheet: 1, row: number + 2)
      for value in record {
        switch value {
        case .null: batch.values.append(.null)
        case .integer(let number): batch.values.append(.integer(number))
        case .real(let number): batch.values.append(.real(number))
        case .text(let text):
          let start = UInt32(batch.bytes.count)
          batch.bytes += Array(text.utf8)
          batch.values.append(.text(start: start, length: UInt32(text.utf8.count)))
        }
      }
    }
    return batch
  }

  private func loaded() throws -> [[Ledger.Value]] {
    try builder.ledger.rows(
      of: "SELECT name, citizen_id, phone, branch, hours, frail FROM member ORDER BY _id")
  }

  @Test func findingsComeBackAsTheyWereAdded() throws {
    try builder.execute(
      "INSERT INTO _source VALUES (1, 'a.csv', 0, '', 'csv', NULL, NULL, '2023-06')")
    try builder.execute(
      "INSERT INTO _sheet (_id, source, name, visibility, period) VALUES (2, 1, '', 'visible', '2023-06')"
    )
    let full = Finding(
      severity: .error, rule: "R01", dataset: "member", entity: "张一", source: 1, sheet: 2, row: 3,
      column: 4, heading: "姓名", value: "a\0b", isSensitive: true, isRejection: true,
      message: "“{value}”",
      suggestion: "")
    try builder.add(full)
    // Nothing of the one before stays.
    try builder.add(Finding(severity: .info, rule: "", message: ""))
    let columns =
      "severity, rule, dataset, entity, source, sheet, row, col, heading, value, is_sensitive, is_rejection, message, suggestion"
    #expect(
      try builder.ledger.rows(of: "SELECT _id, \(columns) FROM _finding ORDER BY _id") == [
        [
          .integer(1), .text("error"), .text("R01"), .text("member"), .text("张一"), .integer(1),
          .integer(2), .integer(3), .integer(4), .text("姓名"), .text("a\0b"), .integer(1),
          .integer(1),
          .text("“{value}”"), .text(""),
        ],
        [
          .integer(2), .text("info"), .text(""), .null, .null, .null, .null, .null, .null, .null,
          .null,
          .integer(0), .integer(0), .text(""), .null,
        ],
      ])
  }

  @Test(
    arguments: [
      [[.text("张一"), .text("1"), .text("2"), .integer(3), .real(0.1), .integer(1)]],
      [[.null, .null, .null, .null, .null, .null]],
      // Nothing but empty texts: the batch has no bytes, and so no address.
      [[.text(""), .text(""), .text(""), .integer(.max), .real(-0.5), .integer(.min)]],
      [[.text("a\0b"), .text("\0"), .text("𠮷"), .null, .real(1e300), .integer(0)]],
      // A shorter record after a longer one must not keep anything of it.
      [
        [.text("很长的名字"), .text("1"), .text("2"), .integer(3), .real(1.5), .integer(1)],
        [.text("短"), .null, .text(""), .null, .null, .null],
      ],
      [],
    ] as [[[Ledger.Value]]])
  func recordsComeBackAsTheyWereLoaded(records: [[Ledger.Value]]) throws {
    try builder.load(batch(records))
    #expect(try loaded() == records)
  }

  @Test func batchesAreLoadedOneAfterTheOther() throws {
    let record: [Ledger.Value] = [.text("张一"), .null, .null, .null, .null, .null]
    try builder.load(batch([record]))
    let error = #expect(throws: LedgerError.self) { try builder.load(batch([record])) }
    // The same `_id` twice is a fault of the program, and the cell's value is not in the message.
    #expect(error?.kind == .sql(message: "UNIQUE constraint failed: member._id"))
  }

  @Test func aColumnTakesNoValueOfAnotherKind() throws {
    let wrong: [Ledger.Value] = [.null, .null, .null, .text("三千"), .null, .null]
    let error = #expect(throws: LedgerError.self) { try builder.load(batch([wrong])) }
    #expect(
      error?.kind == .sql(message: "cannot store TEXT value in INTEGER column member.branch"))
  }

  @Test func anAccountThatDoesNotAddUpIsRefused() throws {
    let source = try builder.add(
      SourceFile(name: "a.csv", size: 1, sha256: "", format: .csv, encoding: nil, problem: nil))
    let sheet = try builder.add(
      SourceSheet(source: source, name: "表一", visibility: .visible, dataset: nil, headerRow: nil))
    let error = #expect(throws: LedgerError.self) {
      try builder.finish(
        sheet: sheet, account: RowAccount(read: 3, loaded: 1, rejected: 1, skipped: 0), body: nil)
    }
    #expect(error?.kind == .unbalancedAccount(sheet: "表一"))
    try builder.finish(
      sheet: sheet, account: RowAccount(read: 3, loaded: 1, rejected: 1, skipped: 1, records: 1),
      body: nil)
    let account = try builder.ledger.rows(
      of: "SELECT rows_read, loaded, rejected, skipped, records FROM _sheet")
    #expect(account == [[.integer(3), .integer(1), .integer(1), .integer(1), .integer(1)]])
  }

  @Test func aModelIsAViewOrATable() throws {
    for model in pipeline.models { try builder.install(model) }
    let kinds = try builder.ledger.rows(
      of:
        "SELECT type, name FROM sqlite_schema WHERE name IN ('roster', 'branch_size') ORDER BY name"
    )
    #expect(kinds == [[.text("table"), .text("branch_size")], [.text("view"), .text("roster")]])
  }

  @Test func aViewThatCannotBeReadIsRefusedWhenItIsMade() throws {
    let place = Location(file: "x.sql", line: 1, column: 1)
    let model = Model(
      name: "wrong", sql: SQLText(text: "SELECT nosuch FROM member", location: place),
      isMaterialized: false, location: place)
    let error = #expect(throws: LedgerError.self) { try builder.install(model) }
    #expect(error?.kind == .sql(message: "no such column: nosuch"))
  }

  @Test func findingsMayBeWrittenWhileRowsAreRead() throws {
    let record: [Ledger.Value] = [.text("张一"), .null, .null, .null, .null, .null]
    try builder.load(batch([record, record, record]))
    try builder.ledger.forEachRow(of: "SELECT name FROM member") { _ in
      try builder.add(Finding(severity: .info, rule: "X", message: "m"))
    }
    #expect(try builder.ledger.rows(of: "SELECT COUNT(*) FROM _finding") == [[.integer(3)]])
  }
}
