import Definitions
import LedgerStore
import LedgerTestSupport
import Measuring
import TestSupport

/// Two months of a small pipeline, each in a ledger of its own.
final class ComparedMonths {
  static var pipeline: MiniPipeline {
    var files = MiniPipeline()
    files.files["datasets/branch.yaml"] = """
      dataset: branch
      title: 党支部台账
      kind: snapshot
      key: [code]
      label: org_name
      identifiers: [code, org_name, former_name]
      compare:
        track: [org_name, kind]
        counts: closed IS NULL OR closed = 0
      fields:
        - {name: code, title: 代码, type: text, required: true}
        - {name: org_name, title: 党支部名称, type: text}
        - {name: former_name, title: 曾用名, type: text}
        - {name: town, title: 乡镇, type: text}
        - {name: kind, title: 类别, type: enumeration, vocabulary: kind}
        - {name: closed, title: 是否撤销, type: boolean}
      """
    files.files["datasets/branch_alias.yaml"] = """
      dataset: branch_alias
      title: 更名
      kind: snapshot
      key: [old_name]
      renames: {to: org, from: [old_name]}
      fields:
        - {name: old_name, title: 原名称, type: text}
        - {name: org, title: 现名称, type: reference, to: branch}
      """
    files.files["datasets/member.yaml"] = """
      dataset: member
      title: 党员花名册
      kind: snapshot
      key: [citizen_id]
      label: name
      compare:
        track: [branch, status]
        from: roster
        counts: status IS NULL OR status <> '停止'
        group: town
      fields:
        - {name: name, title: 姓名, type: person_name, required: true}
        - {name: citizen_id, title: 身份证号, type: citizen_id}
        - {name: branch, title: 所在党支部, type: reference, to: branch}
        - {name: status, title: 党籍, type: text}
        - {name: hours, title: 学时, type: decimal}
      """
    files.files["datasets/flow.yaml"] = """
      dataset: flow
      title: 增减
      kind: snapshot
      key: [town]
      account: {of: member, group: town, opening: opening, joined: [joined], left: [gone], closing: closing}
      fields:
        - {name: town, title: 所属乡镇, type: text}
        - {name: opening, title: 期初, type: integer}
        - {name: joined, title: 增加, type: integer}
        - {name: gone, title: 减少, type: integer}
        - {name: closing, title: 期末, type: integer}
      """
    files.files["models/roster.sql"] =
      "SELECT m._id, m.status, m.hours, b.town FROM member m LEFT JOIN branch b ON b._id = m.branch"
    files.files["models/branch_size.sql"] = nil
    files.files["checks/counts.yaml"] = nil
    files.files["tables/towns.yaml"] = nil
    files.files["metrics/hours.yaml"] = """
      - {metric: m, title: 学时达标率, basis: 依据, from: roster, meets: hours >= 10, by: [town]}
      - {metric: n, title: 人数, basis: 依据, from: roster}
      """
    return files
  }

  let comparison: MonthComparison
  private let folder: TemporaryFolder

  init(then: [String: String], now: [String: String], pipeline: MiniPipeline = pipeline) throws {
    folder = try TemporaryFolder()
    comparison = try MonthComparison(
      then: try Self.ledger(of: "2023-05", then, pipeline, in: folder.path),
      now: try Self.ledger(of: "2023-06", now, pipeline, in: folder.path))
  }

  private static func ledger(
    of month: String, _ files: [String: String], _ definition: MiniPipeline, in output: String
  ) throws -> Ledger {
    let pipeline = try definition.load()
    guard let period = Period(month) else { throw LedgerError(.notFound, path: month) }
    let place = LedgerPlace(output: output, period: period)
    let builder = try LedgerBuilder(pipeline: pipeline, period: period, place: place)
    var input = MiniMonth()
    input.files = files
    try input.fill(builder, pipeline: pipeline, period: period)
    for result in try MetricRunner(pipeline: pipeline, period: period).run(on: builder.ledger) {
      for figure in result.figures {
        try builder.add(
          metric: result.metric.name, dimension: figure.dimension, group: figure.group,
          met: figure.met, notMet: figure.notMet, unknown: figure.unknown,
          excluded: figure.excluded, reached: figure.reached)
      }
    }
    for definition in try MetricDefinitions(pipeline, period: period).all(on: builder.ledger) {
      try builder.add(definition)
    }
    try builder.finish()
    try builder.publish()
    return try Ledger.open(place.path)
  }

  /// The changes of a dataset, a line each: `changed 张一: branch 东村 → 西村`.
  func changes(of dataset: String) throws -> [String] {
    guard let dataset = comparison.datasets.first(where: { $0.name == dataset }) else { return [] }
    var lines: [String] = []
    try comparison.forEachChange(of: dataset) { change in
      let fields = change.fields.map { "\($0.name) \($0.before ?? "—") → \($0.after ?? "—")" }
      lines.append(
        (["\(change.kind) \(change.label ?? "")"] + fields).joined(separator: ": "))
    }
    return lines
  }
}
