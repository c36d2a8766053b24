import Definitions
import Foundation
import Importing
import LedgerTestSupport
import TestSupport
import Testing

@testable import LedgerStore

struct PreviousBodiesTests {
  private let folder: TemporaryFolder
  private let period: Period

  init() throws {
    folder = try TemporaryFolder()
    period = try #require(Period("2023-07"))
  }

  private var out: String { folder.path(of: "out") }
  private var place: LedgerPlace { LedgerPlace(output: out, period: period) }

  /// Publishes a month that has `sql` run over it.
  private func publish(_ sql: String? = nil) throws {
    let pipeline = try MiniPipeline().load()
    let june = try #require(period.previous)
    let builder = try LedgerBuilder(
      pipeline: pipeline, period: june, place: LedgerPlace(output: out, period: june))
    try MiniMonth().fill(builder, pipeline: pipeline, period: june)
    if let sql { try builder.execute(sql) }
    try builder.finish()
    try builder.publish()
  }

  @Test func knowsTheSheetsOfThePeriodBefore() throws {
    try publish()
    let bodies = try #require(try PreviousBodies.read(at: place, before: period))
    #expect("\(bodies.period)" == "2023-06")
    let june = try #require(period.previous)
    let path = LedgerPlace(output: out, period: june).path
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let digests = try MiniLedger().ledger.rows(of: "SELECT body, dataset FROM _sheet ORDER BY _id")
    let names = ["东镇/党员花名册.csv", "党支部台账.csv"]
    for (row, name) in zip(digests, names) {
      guard case .text(let digest) = row[0], case .text(let dataset) = row[1] else {
        Issue.record("no digest")
        continue
      }
      #expect(bodies.place(ofDigest: digest, dataset: dataset)?.file == name)
      #expect(bodies.place(ofDigest: digest, dataset: "other") == nil)
    }
    // It is read and not touched.
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: out + "/ledger").count == 1)
  }

  @Test func thereMayBeNone() throws {
    #expect(try PreviousBodies.read(at: place, before: period) == nil)
  }

  @Test(arguments: [
    (
      "UPDATE _ledger SET value = '99' WHERE name = 'format'",
      LedgerError.Kind.newerFormat(found: 99, known: LedgerSchema.formatVersion)
    ),
    ("UPDATE _ledger SET value = 'x' WHERE name = 'format'", .notALedger),
    ("DROP TABLE _ledger", .notALedger),
  ])
  func refusesWhatItDoesNotKnow(sql: String, kind: LedgerError.Kind) throws {
    try publish(sql)
    let error = #expect(throws: LedgerError.self) {
      try PreviousBodies.read(at: place, before: period)
    }
    #expect(error?.kind == kind)
  }

  @Test(arguments: ["", "this is no database, but a text that is long enough to look at"])
  func refusesWhatIsNoLedger(text: String) throws {
    try folder.write(text, to: "out/ledger/2023-06.sqlite")
    let error = #expect(throws: LedgerError.self) {
      try PreviousBodies.read(at: place, before: period)
    }
    #expect(error?.kind == .notALedger)
  }
}
