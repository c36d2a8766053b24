import GRDB
import Testing

@testable import LedgerStore

struct SQLiteSettingsTests {
  /// What is in use already stays as it is, and works on.
  @Test func isTooLateWhereSQLiteIsInUse() throws {
    let queue = try DatabaseQueue()
    #expect(!SQLiteSettings.apply())
    #expect(try queue.read { db in try Int.fetchOne(db, sql: "SELECT 1") } == 1)
  }
}
