import Foundation
import GRDB
import TestSupport
import Testing

@testable import LedgerStore

/// Ledgers of older formats, as programs of their time wrote them (`Formats/`).
struct LedgerMigrationTests {
  private let months: Months

  init() throws { months = try Months() }

  /// Puts a ledger of May in its place.
  private func place(format: Int) throws -> String {
    let file = try #require(
      Bundle.module.url(
        forResource: "format-\(format)", withExtension: "sql", subdirectory: "Formats"))
    let sql = try String(contentsOf: file, encoding: .utf8)
    let path = try months.place("2023-05").path
    try months.folder.write("", to: "out/ledger/2023-05.sqlite")
    var configuration = Configuration()
    // A dump has sheets before the files that they are of.
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: path, configuration: configuration)
      .writeWithoutTransaction { try $0.execute(sql: sql) }
    return path
  }

  @Test(arguments: 1..<LedgerSchema.formatVersion)
  func isReadAsOneOfToday(format: Int) throws {
    let path = try place(format: format)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let ledger = try Ledger.open(path)
    #expect(
      try Months.training(ledger) == [
        "1 春训 张一 西村党支部 8 2023-05 培训签到.csv 2",
        "2 春训 李二 东村党支部 8 2023-05 培训签到.csv 3",
      ])
    #expect(try ledger.facts()["format"] == "\(LedgerSchema.formatVersion)")
    // It has all tables of today, with their columns.
    let today = try months.run("2023-06", training: nil)
    for name in try Months.rows(
      today, "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '\\_%' ESCAPE '\\'")
    {
      let columns = "SELECT name FROM pragma_table_info('\(name)') ORDER BY cid"
      #expect(try Months.rows(ledger, columns) == Months.rows(today, columns), "\(name)")
    }
    // The file is as it was.
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test(arguments: 1..<LedgerSchema.formatVersion)
  func handsItsRowsOn(format: Int) throws {
    _ = try place(format: format)
    let june = try months.run("2023-06", training: "夏训,2023-06-10,张一,西村党支部,4\n")
    #expect(
      try Months.training(june) == [
        "1 夏训 张一 西村党支部 4 2023-06 培训签到.csv 2",
        "2 春训 张一 西村党支部 8 2023-05 培训签到.csv 2",
        "3 春训 李二 东村党支部 8 2023-05 培训签到.csv 3",
      ])
    #expect(
      try Months.rows(june, "SELECT period, metric, met FROM _history") == [
        "2023-05 attendance 2"
      ])
    // May made anew has a fingerprint, and June does not know it.
    try months.run("2023-05", training: nil)
    #expect(LedgerChain(output: months.folder.path(of: "out")).stale.map { "\($0)" } == ["2023-06"])
  }

  @Test func aNewerOneIsRefused() throws {
    let path = try place(format: 2)
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "UPDATE _ledger SET value = '99' WHERE name = 'format'")
    }
    let kind = LedgerError.Kind.newerFormat(found: 99, known: LedgerSchema.formatVersion)
    #expect(#expect(throws: LedgerError.self) { try Ledger.open(path) }?.kind == kind)
    let error = #expect(throws: LedgerError.self) { try months.run("2023-06", training: nil) }
    #expect(error?.kind == kind)
    #expect(!FileManager.default.fileExists(atPath: try months.place("2023-06").path))
  }
}
