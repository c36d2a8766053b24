import Definitions
import TestSupport

/// A small, whole pipeline, of which a test replaces or adds files.
public struct MiniPipeline {
  public static let name = "mini"

  /// The files by their paths in the pipeline's folder.
  public var files = [
    "pipeline.yaml": """
    pipeline: mini
    title: 小台账
    findings:
      citizen-id-checksum: {rule: R05, severity: error, message: "身份证号 {value} 校验码不对", suggestion: 请核对身份证}
      missing: {rule: R32, severity: warning, message: "“{title}”没有填写"}
    """,
    "parameters.yaml": """
    - {parameter: hours_member, title: 学时, value: 32, unit: 学时, basis: 条例第二十条, mark: verified, valid_from: 2019-05-06}
    - {parameter: kinds, title: 种类, value: [村, 社区], basis: 本方案, mark: proposed}
    """,
    "vocabularies.yaml": "kind:\n  村: [建制村]\n  社区: []\n",
    "datasets/branch.yaml": """
    dataset: branch
    title: 党支部台账
    kind: snapshot
    key: [org_name]
    label: org_name
    fields:
      - {name: org_name, title: 党支部名称, type: text, required: true, severity: error}
      - {name: town, title: 乡镇, type: text}
      - {name: kind, title: 类别, type: enumeration, vocabulary: kind}
      - {name: member_count, title: 党员数, type: integer}
    """,
    "datasets/member.yaml": """
    dataset: member
    title: 党员花名册
    kind: snapshot
    key: [citizen_id]
    label: name
    fields:
      - {name: name, title: 姓名, type: person_name, required: true}
      - {name: citizen_id, title: 身份证号, type: citizen_id, required: true}
      - {name: phone, title: 联系电话, type: phone}
      - {name: branch, title: 所在党支部, type: reference, to: branch}
      - {name: hours, title: 学时, type: decimal}
      - {name: frail, title: 年老体弱, type: boolean}
    rules:
      - {rule: R01, title: 重复登记, field: citizen_id, unique: [citizen_id], severity: error, message: "身份证号 {value} 重复"}
    """,
    "models/branch_size.sql": """
    -- materialized: table
    SELECT b._id, b.org_name, b.town, b.member_count, COUNT(m._id) AS members
    FROM branch b LEFT JOIN member m ON m.branch = b._id
    GROUP BY b._id, b.org_name, b.town, b.member_count
    """,
    "models/roster.sql": """
    SELECT m._id, m.name, m.citizen_id, m.phone, m.hours, m.frail, b.town, b.org_name
    FROM member m LEFT JOIN branch b ON b._id = m.branch
    """,
    "checks/counts.yaml": """
    - check: X04
      title: 台账党员数与花名册不符
      severity: error
      dataset: branch
      field: member_count
      rows: |
        SELECT _id, org_name AS entity, member_count AS value, members AS found
        FROM branch_size WHERE member_count <> members
      message: 台账填 {value} 人，花名册有 {found} 人
      suggestion: 核对后改成 {found}
    - check: X99
      title: 没有人的乡镇
      severity: info
      rows: |
        SELECT town AS entity, SUM(members) AS value FROM branch_size
        GROUP BY town HAVING SUM(members) = 0 ORDER BY town
      message: "{entity} 没有党员"
    """,
    "metrics/hours.yaml": """
    - metric: hours_rate
      title: 学时达标率
      item: 1
      basis: 条例第二十条，“一般”
      formula: 累计学时
      from: roster
      exclude:
        - {when: "frail = 1", reason: 年老体弱}
      meets: hours >= :hours_member
      by: [town, [town, org_name]]
      target: rate >= 50%
      gap_list: [town, name, citizen_id, phone, {hours: 现有学时}]
    - metric: small_branches
      title: 党员不足三人的支部
      basis: 支部条例
      from: branch_size
      meets: members >= 3
      target: not_met = 0
    """,
    "tables/towns.yaml": """
    - table: towns
      title: 各乡镇党员
      sql: |
        SELECT town AS 乡镇, COUNT(*) AS 人数, AVG(hours) AS 平均学时, MIN(citizen_id) AS 最小身份证号
        FROM roster GROUP BY town ORDER BY town
    """,
  ]

  /// - Parameters:
  ///   - path: A file to write anew, or to leave out where `text` is `nil`.
  public init(replacing path: String? = nil, with text: String? = nil) {
    if let path { files[path] = text }
  }

  public func write(to folder: TemporaryFolder) throws -> String {
    for (path, text) in files { try folder.write(text, to: "\(Self.name)/\(path)") }
    return folder.path(of: Self.name)
  }

  public func load() throws -> Pipeline {
    let folder = try TemporaryFolder()
    return try withExtendedLifetime(folder) {
      try PipelineLoader.load(directory: write(to: folder))
    }
  }
}
