import Definitions
import Foundation
import Importing
import TestSupport
import Testing

@testable import LedgerStore

/// Months of a small pipeline with events, built one after the other in a folder of their own.
struct Months {
  static let files = [
    "pipeline.yaml": "pipeline: mini\ntitle: 小台账\n",
    "datasets/branch.yaml": """
    dataset: branch
    title: 党支部台账
    kind: snapshot
    key: [code]
    label: org_name
    identifiers: [code, org_name, former_name]
    fields:
      - {name: code, title: 党支部代码, type: text, required: true, severity: error}
      - {name: org_name, title: 党支部名称, type: text, required: true, severity: error}
      - {name: former_name, title: 曾用名, type: text}
    """,
    "datasets/training.yaml": """
    dataset: training
    title: 培训签到
    kind: events
    key: [class_name, held_on, name]
    label: name
    fields:
      - {name: class_name, title: 培训班, type: text, required: true, severity: error}
      - {name: held_on, title: 日期, type: date}
      - {name: name, title: 姓名, type: person_name}
      - {name: branch, title: 所在党支部, type: reference, to: branch}
      - {name: hours, title: 学时, type: integer}
    """,
    "metrics/m.yaml": """
    - metric: attendance
      title: 参训人次
      basis: 要点
      from: training
      target: met >= 1
    """,
  ]
  static let branches = "党支部代码,党支部名称,曾用名\n001,东村党支部,\n002,西村党支部,\n"
  static let head = "培训班,日期,姓名,所在党支部,学时\n"

  let folder: TemporaryFolder
  var pipeline = Months.files

  init() throws { folder = try TemporaryFolder() }

  func place(_ period: String) throws -> LedgerPlace {
    LedgerPlace(output: folder.path(of: "out"), period: try #require(Period(period)))
  }

  /// Builds and publishes a month.
  ///
  /// - Parameters:
  ///   - training: The rows of the sign-in sheet; `nil` where there is none.
  ///   - met: The figure that the month is said to have.
  @discardableResult
  func run(
    _ period: String, branches: String = Months.branches, training: String?, met: Int = 0,
    named name: String = "培训签到.csv"
  ) throws -> Ledger {
    let inputs = try TemporaryFolder()
    try inputs.write(branches, to: "in/党支部台账.csv")
    if let training { try inputs.write(Months.head + training, to: "in/\(name)") }
    let definitions = try TemporaryFolder()
    for (path, text) in pipeline { try definitions.write(text, to: "mini/\(path)") }
    let pipeline = try PipelineLoader.load(directory: definitions.path(of: "mini"))
    let month = try #require(Period(period))
    let builder = try LedgerBuilder(pipeline: pipeline, period: month, place: place(period))
    do {
      let importer = try #require(
        Importer(pipeline: pipeline, period: month, language: .chinese, sink: builder))
      try importer.run(InputLister.files(at: [inputs.path(of: "in")]))
      try builder.makeIndices(over: pipeline.datasets.map(\.name))
      try builder.carryOver(in: .chinese)
      try builder.analyze()
      try builder.add(
        metric: "attendance", dimension: "total", group: "合计", met: met, notMet: 0, unknown: 0,
        excluded: 0, reached: true)
      try builder.finish()
      try builder.publish()
    } catch {
      builder.discard()
      throw error
    }
    return try Ledger.open(place(period).path)
  }

  /// A query's rows as text, the columns with a blank between them, NULL as `-`.
  static func rows(_ ledger: Ledger, _ sql: String) throws -> [String] {
    try ledger.rows(of: sql).map { row in
      row.map { value in
        switch value {
        case .null: "-"
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text): text
        }
      }.joined(separator: " ")
    }
  }

  /// The rows of the training with the branch's name, and where each is from.
  static func training(_ ledger: Ledger) throws -> [String] {
    try rows(
      ledger,
      """
      SELECT t._id, t.class_name, t.name, b.org_name, t.hours, s.period, f.name, t._row
      FROM training t JOIN _sheet s ON s._id = t._sheet JOIN _source f ON f._id = s.source
      LEFT JOIN branch b ON b._id = t.branch ORDER BY t._id
      """)
  }
}
