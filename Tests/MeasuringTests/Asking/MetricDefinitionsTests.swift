import Definitions
import LedgerStore
import LedgerTestSupport
import Testing

@testable import Measuring

struct MetricDefinitionsTests {
  @Test func aLedgerSaysWhatItsMetricsMean() throws {
    let mini = try MiniLedger.asked()
    let definition = try #require(try mini.ledger.definition(ofMetric: "hours_rate"))
    #expect(definition.title == "学时达标率")
    #expect(definition.item == 1)
    #expect(definition.basis == "条例第二十条，“一般”")
    #expect(definition.formula == "累计学时")
    #expect(definition.source == "roster")
    #expect(definition.target == "rate >= 50%")
    #expect(definition.exclusions == ["年老体弱"])
    #expect(definition.datasets == ["branch", "member"])
    #expect(!definition.isCount)
    // The query that ran, with its parameters.
    #expect(definition.countsSQL.contains("hours >= 32"))
    #expect(try mini.ledger.definition(ofMetric: "none") == nil)
  }

  @Test func columnsKnowWhetherTheyAreSensitive() throws {
    let mini = try MiniLedger.asked()
    let columns = try #require(try mini.ledger.definition(ofMetric: "hours_rate")).columns
    #expect(columns.map(\.name) == ["town", "name", "citizen_id", "phone", "hours", "org_name"])
    #expect(columns.map(\.title) == ["乡镇", "姓名", "身份证号", "联系电话", "现有学时", "党支部名称"])
    #expect(columns.filter { $0.dimensionPosition != nil }.map(\.name) == ["town", "org_name"])
    #expect(columns.filter { !$0.isListed }.map(\.name) == ["org_name"])
    let sensitive = mini.pipeline.datasets.flatMap(\.fields).filter(\.isSensitive).map(\.name)
    #expect(columns.filter(\.isSensitive).map(\.name) == sensitive)
  }

  @Test func aLedgerNamesItsDatasetsFieldsAndRules() throws {
    let mini = try MiniLedger()
    #expect(
      try mini.ledger.rows(of: "SELECT name, title, label FROM _dataset ORDER BY position") == [
        [.text("branch"), .text("党支部台账"), .text("org_name")],
        [.text("member"), .text("党员花名册"), .text("name")],
      ])
    #expect(
      try mini.ledger.rows(
        of:
          "SELECT name, type, refers_to, key_position FROM _field WHERE dataset = 'member' AND position < 4"
      ) == [
        [.text("name"), .text("person_name"), .null, .null],
        [.text("citizen_id"), .text("citizen_id"), .null, .integer(0)],
        [.text("phone"), .text("phone"), .null, .null],
        [.text("branch"), .text("reference"), .text("branch"), .null],
      ])
    #expect(
      try mini.ledger.rows(of: "SELECT rule, title, dataset FROM _rule") == [
        [.text("R01"), .text("重复登记"), .text("member")],
        [.text("X04"), .text("台账党员数与花名册不符"), .text("branch")],
        [.text("X99"), .text("没有人的乡镇"), .null],
      ])
  }
}
