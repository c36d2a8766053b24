import Definitions
import Spreadsheets

@testable import Importing

/// A record of a dataset, read from texts.
struct TestRecord {
  let dataset: Dataset
  let record: ParsedRecord
  let rules: [CompiledRule]

  /// - Parameter values: A text for each field that is filled.
  init(_ values: [String: String], in month: TestMonth) throws {
    let pipeline = try month.load()
    guard let dataset = pipeline.datasets.last else { throw TestMonth.TestError.noImporter }
    var record = ParsedRecord(fields: dataset.fields.count)
    for (index, field) in dataset.fields.enumerated() {
      var reader = FieldReader(field, pipeline: pipeline, today: .endOf2025, reference: nil)
      guard let text = values[field.name] else { continue }
      reader.read(
        Array(text.utf8).span, cell: CellContext(), into: &record.values[index],
        texts: &record.texts)
    }
    var compiler = RuleCompiler(
      dataset: dataset, pipeline: pipeline, today: .endOf2025,
      watches: WatchedValues(pipeline).watches)
    self.dataset = dataset
    rules = compiler.compile()
    record.keys = Array(repeating: .none, count: compiler.keys.count)
    compiler.keys.fill(&record)
    self.record = record
  }

  /// What broke the dataset's first rule; `nil` where it holds.
  func breach(pipeline: Pipeline? = nil) throws -> String? {
    guard let rule = rules.first else { throw TestMonth.TestError.noImporter }
    var context = RuleContext(values: WatchedValues(pipeline ?? Pipeline(name: "", title: "")))
    context.keys = [KeyTable()]
    return rule.test.breach(record, field: rule.field, in: &context)
  }
}

extension TestMonth {
  /// A dataset of people with one rule.
  static func people(rule: String) -> TestMonth {
    TestMonth(
      """
      dataset: person
      title: 人
      kind: events
      fields:
        - {name: name, title: 姓名, type: text}
        - {name: nick, title: 别名, type: text}
        - {name: citizen_id, title: 身份证号, type: citizen_id}
        - {name: sex, title: 性别, type: enumeration, vocabulary: sex}
        - {name: sex_text, title: 性别文字, type: text}
        - {name: birth, title: 出生日期, type: date, future: true}
        - {name: joined, title: 入党日期, type: date, future: true}
        - {name: hours, title: 学时, type: decimal}
        - {name: count, title: 人数, type: integer}
        - {name: old, title: 老, type: boolean}
      rules:
        - {rule: T, title: 试, severity: error, \(rule)}
      """,
      vocabularies: "sex: {男: [男性], 女: [女性], 未说明: []}\n",
      parameters: """
        - {parameter: most, title: 多, value: 10, basis: 试, mark: plan}
        - {parameter: since, title: 起, value: 2020-01, basis: 试, mark: plan}
        """)
  }
}
