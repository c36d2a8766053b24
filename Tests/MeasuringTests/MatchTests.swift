import Definitions
import LedgerTestSupport
import Testing

@testable import Measuring

/// People who are named without an id.
struct MatchTests {
  private static let match = """
    match:
      to: person
      rungs:
        - {rung: 号码, on: [citizen_id], final: true}
        - {rung: 姓名电话, on: [name, phone]}
        - {rung: 姓名支部, on: [name, branch]}
        - {rung: 姓名, on: [name], candidates_only: true}
    """

  private static let roster = """
    姓名,身份证号,联系电话,所在党支部
    张一,459901196203050011,13800138001,东村党支部
    李二,459901197108120020,13800138002,东村党支部
    李二,459901198509230030,13800138003,东村党支部
    王三,459901199011010043,,西村党支部
    王三,459901199302140075,,东村党支部
    """

  /// Whom the rows of a sign-in sheet are found to be: the roster's line, the rung, the candidates.
  private func found(_ rows: String) throws -> [String] {
    var files = MiniPipeline()
    files.files["datasets/signin.yaml"] = """
      dataset: signin
      title: 签到表
      kind: events
      fields:
        - {name: name, title: 签到姓名, type: person_name}
        - {name: citizen_id, title: 证号, type: citizen_id}
        - {name: phone, title: 手机, type: phone}
        - {name: branch, title: 支部, type: reference, to: branch}
      \(Self.match)
      """
    files.files["models/person.sql"] = "SELECT _id, name, citizen_id, phone, branch FROM member"
    var month = MiniMonth()
    month.files["东镇/党员花名册.csv"] = Self.roster
    month.files["签到表.csv"] = "签到姓名,证号,手机,支部\n" + rows
    let mini = try MiniLedger(files, month: month)
    return try mini.ledger.rows(
      of: """
        SELECT COALESCE(p._row, 0), COALESCE(m.rung, '-'), m.candidates, COALESCE(m.tried, '-')
        FROM signin_match m LEFT JOIN member p ON p._id = m.person ORDER BY m._id
        """
    ).map { row in row.map { $0.text ?? "" }.joined(separator: " ") }
  }

  @Test(arguments: [
    ("张一,459901196203050011,,", "2 号码 1 号码"),
    // The number decides, whatever the name.
    ("李二,459901196203050011,,", "2 号码 1 号码"),
    // A number that nobody has is not overruled by a name; who it may be is still said.
    ("张一,459901198808080060,13800138001,东村党支部", "0 - 1 姓名电话"),
    ("李二,,13800138003,", "4 姓名电话 1 姓名电话"),
    ("张一,,,东村党支部", "2 姓名支部 1 姓名支部"),
    // Two people of one name in one branch are real.
    ("李二,,,东村党支部", "0 - 2 姓名支部"),
    ("王三,,,东村党支部", "6 姓名支部 1 姓名支部"),
    // A rung that only offers candidates takes nobody, not even the only one.
    ("张一,,,西村党支部", "0 - 1 姓名"),
    ("钱五,,,东村党支部", "0 - 0 -"),
  ])
  func eachRungTakesOneOrNobody(row: String, expected: String) throws {
    #expect(try found(row + "\n") == [expected])
  }

  @Test func aColumnThatIsNotThereIsAFaultOfTheDefinition() throws {
    var files = MiniPipeline()
    files.files["datasets/member.yaml"]?.append(
      "\nmatch:\n  to: branch\n  rungs:\n    - {rung: 姓名, on: [name]}\n")
    let period = try #require(Period("2023-06"))
    let faults = try PipelineSQLCheck.outcome(of: files.load(), period: period).faults
    #expect(faults.map(\.location.line) == [16])
    #expect(faults.first?.location.file.hasSuffix("datasets/member.yaml") == true)
  }
}
