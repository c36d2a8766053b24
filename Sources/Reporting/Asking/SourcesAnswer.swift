import Definitions
import LedgerStore
import Measuring

/// The files and sheets behind a ledger.
public struct SourcesAnswer {
  private static let header = [
    "file", "sheet", "dataset", "read", "loaded", "rejected", "skipped", "period", "sender",
    "replaced_by", "problem",
  ]

  private let ledger: Ledger
  private let language: Language

  public init(_ ledger: Ledger, language: Language) {
    self.ledger = ledger
    self.language = language
  }

  public func write(as format: AnswerFormat, to sink: (String) throws -> Bool) throws {
    let sources = try SourcesQuestion(ledger).sources()
    switch format {
    case .text: _ = try sink(text(sources))
    case .csv: _ = try sink(csv(sources))
    case .json: _ = try sink(json(sources).document)
    }
  }

  private func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }

  private func text(_ sources: [SourcesQuestion.Source]) throws -> String {
    let own = try ledger.fact("period") ?? ""
    let mine = sources.filter { $0.period == own }
    let files = Set(mine.map(\.file)).count
    func sum(_ count: (SourcesQuestion.Source) -> Int?) -> Int {
      mine.reduce(0) { $0 &+ (count($1) ?? 0) }
    }
    let heading = say(
      "\(own)：文件 \(files) 个，读 \(sum(\.read)) 行 = 入账 \(sum(\.loaded)) + 退回 \(sum(\.rejected)) + 跳过 \(sum(\.skipped))",
      "\(own): \(files) files, read \(sum(\.read)) rows = \(sum(\.loaded)) loaded + \(sum(\.rejected)) rejected + \(sum(\.skipped)) skipped"
    )
    var table = TextTable([
      .init(say("文件", "file"), limit: 44), .init(say("工作表", "sheet"), limit: 20),
      .init(say("数据集", "dataset"), limit: 16), .init(say("读", "read"), isNumber: true),
      .init(say("入账", "loaded"), isNumber: true), .init(say("退回", "rejected"), isNumber: true),
      .init(say("跳过", "skipped"), isNumber: true), .init(say("说明", "note"), limit: 40),
    ])
    for source in sources {
      table.add([
        source.file.oneLine, (source.sheet ?? "").oneLine, source.title ?? "",
        source.read.map { "\($0)" } ?? "", source.loaded.map { "\($0)" } ?? "",
        source.rejected.map { "\($0)" } ?? "", source.skipped.map { "\($0)" } ?? "",
        notes(source, own),
      ])
    }
    return heading + "\n\n" + table.text
  }

  private func notes(_ source: SourcesQuestion.Source, _ own: String) -> String {
    var notes: [String] = []
    if source.period != own { notes.append(say("\(source.period) 结转", "from \(source.period)")) }
    if let other = source.replacedBy?.oneLine {
      notes.append(say("由 \(other) 代替", "replaced by \(other)"))
    }
    if let problem = source.problem?.oneLine { notes.append(problem) }
    return notes.joined(separator: say("；", "; "))
  }

  private func csv(_ sources: [SourcesQuestion.Source]) -> String {
    var text = CSVText(header: SourcesAnswer.header)
    for source in sources {
      text.add([
        .text(source.file), .init(source.sheet), .init(source.dataset), .init(source.read),
        .init(source.loaded), .init(source.rejected), .init(source.skipped), .text(source.period),
        .init(source.sender), .init(source.replacedBy), .init(source.problem),
      ])
    }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func json(_ sources: [SourcesQuestion.Source]) throws -> JSONText.Value {
    .object([
      ("period", .init(try ledger.fact("period"))),
      (
        "sources",
        .array(
          sources.map { source in
            .object([
              ("file", .text(source.file)), ("sheet", .init(source.sheet)),
              ("dataset", .init(source.dataset)), ("read", .init(source.read)),
              ("loaded", .init(source.loaded)), ("rejected", .init(source.rejected)),
              ("skipped", .init(source.skipped)), ("period", .text(source.period)),
              ("sender", .init(source.sender)), ("replaced_by", .init(source.replacedBy)),
              ("problem", .init(source.problem)),
            ])
          })
      ),
    ])
  }
}
