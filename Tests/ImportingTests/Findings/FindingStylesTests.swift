import Definitions
import Testing

@testable import Importing

struct FindingStylesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var field: String
    var pipeline: String
    var fault: CellFault
    var style: String

    init(
      _ style: String, field: String = "", pipeline: String = "", fault: CellFault = .dateForm
    ) {
      (self.style, self.field, self.pipeline, self.fault) = (style, field, pipeline, fault)
    }

    var testDescription: String { "\(field) | \(pipeline) | \(fault.rawValue)" }
  }

  @Test(arguments: [
    Case("date-form warning unset"),
    Case("date-short-year info keep", fault: .dateShortYear),
    // What the pipeline says.
    Case("R13 warning unset", pipeline: "date-form: {rule: R13}"),
    Case("R13 error reject", pipeline: "date-form: {rule: R13, severity: error}"),
    Case("date-form error keep", pipeline: "date-form: {severity: error, effect: keep}"),
    Case("date-form warning reject", pipeline: "date-form: {effect: reject}"),
    // What the field says of everything.
    Case("date-form error reject", field: "severity: error"),
    Case("date-form error keep", field: "severity: error, effect: keep"),
    Case("date-form warning keep", field: "effect: keep"),
    Case(
      "R13 error reject", field: "severity: error", pipeline: "date-form: {rule: R13, effect: keep}"
    ),
    Case("date-form error keep", field: "effect: keep", pipeline: "date-form: {severity: error}"),
    Case("date-short-year info keep", field: "severity: error", fault: .dateShortYear),
    Case("date-short-year info keep", field: "effect: reject", fault: .dateShortYear),
    // What the field says of this one.
    Case(
      "R99 info keep", field: "severity: error, findings: {date-form: {rule: R99, severity: info}}",
      pipeline: "date-form: {rule: R13}"),
    Case("date-form error reject", field: "effect: keep, findings: {date-form: {severity: error}}"),
    Case("date-form error unset", field: "severity: error, findings: {date-form: {effect: unset}}"),
    Case(
      "R13 warning reject", field: "findings: {date-form: {effect: reject}}",
      pipeline: "date-form: {rule: R13}"),
    Case(
      "date-short-year error reject", field: "findings: {date-short-year: {severity: error}}",
      fault: .dateShortYear),
  ])
  func theNearestWordCounts(test: Case) throws {
    let more = test.field.isEmpty ? "" : ", " + test.field
    let pipeline = try TestMonth(
      """
      dataset: d
      title: 题
      kind: events
      fields: [{name: day, title: 日子, type: date\(more)}]
      """, findings: test.pipeline.isEmpty ? "" : "findings: {\(test.pipeline)}\n"
    ).load()
    let styles = FindingStyles(pipeline.datasets[0], pipeline: pipeline, language: .chinese)
    let style = styles.style(of: test.fault, field: 0)
    #expect("\(style.rule) \(style.severity.rawValue) \(style.effect.rawValue)" == test.style)
  }

  @Test func wordsAreTheFieldsThenThePipelines() throws {
    let pipeline = try TestMonth(
      """
      dataset: d
      title: 题
      kind: events
      fields:
        - {name: a, title: 甲, type: date, findings: {date-form: {message: "{title}坏了"}}}
        - {name: b, title: 乙, type: date}
        - {name: c, title: 丙, type: integer}
      """, findings: "findings: {date-form: {message: \"{title}“{value}”不对\", suggestion: 改}}\n"
    ).load()
    let styles = FindingStyles(pipeline.datasets[0], pipeline: pipeline, language: .english)
    #expect(styles.style(of: .dateForm, field: 0).message == "甲坏了")
    #expect(styles.style(of: .dateForm, field: 0).suggestion == "改")
    #expect(styles.style(of: .dateForm, field: 1).message == "乙“{value}”不对")
    #expect(styles.style(of: .numberForm, field: 2).message == "丙 “{value}” is not a number")
  }
}
