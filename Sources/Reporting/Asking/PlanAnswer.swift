import Definitions
import LedgerStore
import Measuring

/// How a metric is computed: the scan that it belongs to, what shares it, its SQL, the database's plan and the
/// rows of what is read.
public struct PlanAnswer {
  private let question: ScanQuestion
  private let language: Language

  public init(_ metric: String, in ledger: Ledger, language: Language) throws {
    question = try ScanQuestion(metric, in: ledger)
    self.language = language
  }

  /// As CSV it is the list of what is read.
  public func write(as format: AnswerFormat, to sink: (String) throws -> Bool) throws {
    switch format {
    case .text: _ = try sink(text())
    case .csv: _ = try sink(csv())
    case .json: _ = try sink(json().document)
    }
  }

  private func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }

  private func text() throws -> String {
    let (number, scans) = (question.number, question.scans)
    var lines = [
      "\(question.metric.metric)  \(question.metric.title)",
      say("第 \(number) 次扫描，共 \(scans) 次", "scan \(number) of \(scans)"),
    ]
    if !question.others.isEmpty {
      lines.append(say("同一次扫描还算出：", "computed in the same scan:"))
      lines += question.others.map { "  \($0.metric)  \($0.title)" }
    }
    lines += ["", "SQL", question.metric.countsSQL, "", say("数据库的做法", "the database's plan")]
    lines += try question.steps().map { indent($0.depth + 1) + $0.text }
    var table = TextTable([
      .init(say("读什么", "reads"), limit: 48), .init(say("种类", "kind")),
      .init(say("行数", "rows"), isNumber: true),
    ])
    for source in try question.sources() {
      table.add([
        indent(source.depth) + source.name, word(source.kind),
        source.rows.map { "\($0)" } ?? "",
      ])
    }
    return lines.map { $0 + "\n" }.joined() + "\n" + table.text
  }

  private func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  private func word(_ kind: ScanQuestion.Source.Kind) -> String {
    switch kind {
    case .dataset: say("数据集", "dataset")
    case .table: say("模型，存成表", "model, a table")
    case .view: say("模型，视图", "model, a view")
    }
  }

  private func csv() throws -> String {
    var text = CSVText(header: ["name", "kind", "depth", "rows"])
    for source in try question.sources() {
      text.add([
        .text(source.name), .text(source.kind.rawValue), .init(source.depth), .init(source.rows),
      ])
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func json() throws -> JSONText.Value {
    .object([
      ("metric", .text(question.metric.metric)), ("title", .text(question.metric.title)),
      ("scan", .integer(question.number)), ("scans", .integer(question.scans)),
      ("shared_with", .array(question.others.map { .text($0.metric) })),
      ("sql", .text(question.metric.countsSQL)),
      (
        "plan",
        .array(
          try question.steps().map {
            .object([("depth", .integer($0.depth)), ("step", .text($0.text))])
          })
      ),
      (
        "reads",
        .array(
          try question.sources().map { source in
            .object([
              ("name", .text(source.name)), ("kind", .text(source.kind.rawValue)),
              ("depth", .integer(source.depth)), ("rows", .init(source.rows)),
            ])
          })
      ),
    ])
  }
}
