import Definitions
import LedgerTestSupport
import TestSupport
import Testing

@testable import LedgerStore

/// What a period may read of the one before.
struct PreviousLedgerTests {
  let folder: TemporaryFolder
  var files = MiniPipeline()

  init() throws {
    folder = try TemporaryFolder()
    files.files["models/lost.sql"] =
      "SELECT p.name FROM previous_member p WHERE NOT EXISTS (SELECT 1 FROM member m WHERE m.name = p.name)"
    files.files["models/before.sql"] = "SELECT name FROM previous_period"
  }

  private func build(_ period: String, _ files: MiniPipeline, roster: String) throws -> [String] {
    let period = try #require(Period(period))
    let place = LedgerPlace(output: folder.path, period: period)
    let pipeline = try files.load()
    let builder = try LedgerBuilder(pipeline: pipeline, period: period, place: place)
    var month = MiniMonth()
    month.files["东镇/党员花名册.csv"] = "姓名,身份证号,联系电话,所在党支部,学时,年老体弱\n" + roster
    try month.fill(builder, pipeline: pipeline, period: period)
    let rows = try builder.ledger.rows(
      of: "SELECT name FROM lost UNION ALL SELECT name FROM before")
    try builder.finish()
    try builder.publish()
    return rows.map { if case .text(let name)? = $0.first { name } else { "" } }
  }

  private static let both =
    "张一,459901196203050011,,东村党支部,1,\n李二,459901197108120020,,东村党支部,1,\n"
  private static let one = "张一,459901196203050011,,东村党支部,1,\n"

  @Test func rowsOfTheMonthBeforeCanBeRead() throws {
    #expect(try build("2023-05", files, roster: Self.both) == [])
    #expect(try build("2023-06", files, roster: Self.one) == ["李二", "2023-05"])
    // April is not the month before June.
    #expect(try build("2023-08", files, roster: Self.one) == [])
  }

  @Test func aFieldThatIsNewHasNoValuesThen() throws {
    var old = files
    old.files["datasets/member.yaml"] = files.files["datasets/member.yaml"]?
      .replacing("  - {name: hours, title: 学时, type: decimal}\n", with: "")
    old.files["models/roster.sql"] = nil
    old.files["metrics/hours.yaml"] = nil
    old.files = old.files.filter { !$0.key.hasPrefix("tables/") && !$0.key.hasPrefix("checks/") }
    _ = try build("2023-05", old, roster: Self.both)
    #expect(try build("2023-06", files, roster: Self.one) == ["李二", "2023-05"])
  }

  @Test func whatIsNoLedgerIsNamed() throws {
    try folder.write("not a database, but long enough to be looked at", to: "ledger/2023-05.sqlite")
    let error = #expect(throws: LedgerError.self) {
      try build("2023-06", files, roster: Self.one)
    }
    #expect(error?.kind == .notALedger)
    #expect(error?.path.hasSuffix("2023-05.sqlite") == true)
  }

  @Test func namesOfTheMonthBeforeAreReserved() throws {
    var files = MiniPipeline()
    files.files["models/previous_member.sql"] = "SELECT 1"
    #expect(throws: DefinitionError.self) { try files.load() }
  }
}
