import Definitions
import LedgerTestSupport
import Testing

@testable import LedgerStore

struct LedgerSchemaTests {
  @Test func aDatasetIsATableWithItsProvenanceAndFields() throws {
    let ledger = try MiniLedger().ledger
    let columns = try ledger.rows(
      of: "SELECT name, type, \"notnull\", pk FROM pragma_table_info('member') ORDER BY cid"
    ).map { row in row.compactMap(\.shown).joined(separator: " ") }
    #expect(
      columns == [
        "_id INTEGER 0 1", "_sheet INTEGER 1 0", "_row INTEGER 1 0", "name TEXT 0 0",
        "citizen_id TEXT 0 0", "phone TEXT 0 0", "branch INTEGER 0 0", "hours REAL 0 0",
        "frail INTEGER 0 0",
      ])
  }

  @Test func everyTableIsStrict() throws {
    let ledger = try MiniLedger().ledger
    // What a model keeps has the types of its query.
    let loose = try ledger.rows(
      of: """
        SELECT name FROM pragma_table_list
        WHERE type = 'table' AND schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'
        """)
    #expect(loose == [[.text("branch_size")]])
  }

  @Test func theKeyHasAnIndexWhoseNameNoModelCanTake() throws {
    var files = MiniPipeline()
    files.files["models/member_key.sql"] = "SELECT citizen_id FROM member"
    let ledger = try MiniLedger(files).ledger
    let indices = try ledger.rows(
      of: "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    #expect(indices == [[.text("_key_branch")], [.text("_key_member")], [.text("_finding_sheet")]])
  }

  @Test(arguments: [
    ("member", "\"member\""), ("a\"; DROP TABLE member; --", "\"a\"\"; DROP TABLE member; --\""),
    ("", "\"\""),
  ])
  func aNameCannotEndItsQuotes(name: String, quoted: String) {
    #expect(LedgerSchema.quoted(name) == quoted)
  }

  @Test func theLedgerSaysWhatItIs() throws {
    let ledger = try MiniLedger().ledger
    let facts = try ledger.rows(
      of: "SELECT name, value FROM _ledger WHERE name <> 'fingerprint' ORDER BY rowid")
    #expect(
      facts == [
        [.text("format"), .text("3")], [.text("pipeline"), .text("mini")],
        [.text("title"), .text("小台账")], [.text("period"), .text("2023-06")],
      ])
    let parameters = try ledger.rows(of: "SELECT name, value, mark, valid_from FROM _parameter")
    #expect(
      parameters == [
        [.text("hours_member"), .text("32"), .text("verified"), .text("2019-05-06")],
        [.text("kinds"), .text("村、社区"), .text("proposed"), .null],
      ])
  }
}

extension Ledger.Value {
  fileprivate var shown: String? {
    switch self {
    case .null: nil
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text
    }
  }
}
