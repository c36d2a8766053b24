@testable import Definitions

extension SamplePipeline {
  /// Every key of `docs/definitions.md`, at least once.
  static var full: SamplePipeline {
    var sample = SamplePipeline()
    sample.files = [
      "pipeline.yaml": """
      pipeline: sample-2023
      title: 2023年基层党建月度台账
      corrections: newest
      outputs: [metrics, report.html, returns]
      findings:
        citizen-id-checksum:
          rule: R05
          severity: error
          effect: reject
          message: 身份证号校验码不对
          suggestion: 请核对身份证原件
      """,
      "parameters.yaml": """
      - parameter: hours_member
        title: 党员年度集中学习培训学时
        value: 32
        unit: 学时
        basis: 《中国共产党党员教育管理工作条例》第二十条
        mark: verified
        valid_from: 2019-05-06
        valid_to: 2023-12-31
      - {parameter: village_kinds, title: 村的类别, value: [建制村, 农村社区], basis: 年报, mark: proposed}
      - {parameter: district, title: 区, value: 城关's, basis: 要点, mark: plan}
      """,
      "vocabularies.yaml": """
      sex:
        男: [男性, M]
        女:
      member_type: [正式党员, 预备党员]
      meeting: [支部党员大会, 支部委员会会议]
      """,
      "datasets/a_member.yaml": """
      dataset: member
      title: 党员花名册
      kind: snapshot
      key: [citizen_id]
      sheets: [党员花名册, 党员名册]
      steady: true
      compare: {track: [name, sex], from: member, counts: sex IS NOT NULL, group: sex}
      renames: {to: branch, from: [code]}
      label: name
      identifiers: [citizen_id, name]
      fields:
        - name: citizen_id
          title: 身份证号
          aliases: [公民身份号码, 身份证号码]
          type: citizen_id
          old_form: false
          required: {when: {member_type: [正式党员]}}
          severity: error
          effect: reject
          sensitive: true
          fill_down: false
          findings: {missing: {rule: R03}}
        - {name: name, title: 姓名, type: person_name, plain: true, required: true, whitespace: collapse}
        - {name: sex, title: 性别, type: enumeration, vocabulary: sex}
        - {name: member_type, title: 人员类别, type: enumeration, vocabulary: member_type}
        - {name: joined, title: 入党日期, type: date, forms: ymd, precision: month, future: true}
        - {name: moved, title: 转出日期, type: date, forms: any}
        - {name: unit_code, title: 单位代码, type: social_credit_code}
        - {name: dues, title: 党费, type: decimal, units: [元], minimum: 0, maximum: 1000.5, share: false}
        - {name: trainings, title: 培训次数, type: integer, units: [次], minimum: 0, maximum: 99}
        - {name: phone, title: 联系电话, type: phone}
        - {name: is_frail, title: 是否年老体弱, type: boolean}
        - {name: code, title: 编号, type: text, placeholders: false, uppercase: true, pattern: '[A-Z]\\d{3}'}
        - {name: branch, title: 所在党支部, type: reference, to: branch, match: exact}
      rules:
        - rule: R16
          title: 入党时未满18岁
          field: joined
          not_before: {than: citizen_id.birth_date, years: 18, months: 1}
          when: {joined: {from: 1949-10-01, before: 2030}, sex: {not: [女]}, name: {present: true}, is_frail: true}
          severity: error
          effect: keep
          message: 入党日期 {value} 时未满18岁
          suggestion: 核对入党日期和出生日期
        - {rule: R01, title: 身份证号重复, field: citizen_id, unique: [citizen_id, name], severity: error}
        - {rule: R02, title: 不在台账, field: branch, exists: {in: member, field: branch, among: all}, severity: info}
        - {rule: R02, title: 性别不符, field: sex, agrees_with: citizen_id.sex, severity: warning, when: {sex: 男}}
        - {rule: R17, title: 转出早于入党, field: moved, not_before: joined, severity: warning}
        - rule: R18
          title: 转出晚于期末
          field: moved
          not_after: :as_of
          severity: warning
        - {rule: R19, title: 次数, field: trainings, at_least: 1, severity: info}
        - {rule: R20, title: 党费, field: dues, at_most: ":hours_member", severity: info}
        - {rule: R21, title: 电话, field: phone, present: true, severity: info}
        - {rule: R22, title: 电话, field: phone, present: false, severity: info, when: {is_frail: 是}}
      """,
      "datasets/b_branch.yaml": """
      dataset: branch
      title: 党支部台账
      kind: snapshot
      key: [org_name]
      account:
        of: member
        group: org_name
        opening: member_count
        joined: [member_count]
        left: [member_count]
        closing: member_count
      fields:
        - {name: org_name, title: 党支部名称, type: text}
        - {name: member_count, title: 党员数, type: integer}
      """,
      "datasets/c_meeting.yaml": """
      dataset: meeting
      title: 组织生活
      kind: events
      fields:
        - {name: branch, title: 党支部, type: reference, to: branch}
        - {name: kind, title: 会议类型, type: enumeration, vocabulary: meeting}
        - {name: times, title: 次数, type: integer}
      unpivot:
        columns: {支部大会次数: 支部党员大会, 支委会次数: 支部委员会会议}
        into: kind
        value: times
      match:
        from: meeting
        to: branch
        rungs:
          - {rung: 支部, on: [_id], final: true, candidates_only: true}
      """,
      "models/a_big.sql": "SELECT * FROM branch_size WHERE members > :hours_member\n",
      "models/branch_size.sql": """
      -- materialized: table
      SELECT b._id, count(*) AS members FROM branch b JOIN member m ON m.branch = b._id
      WHERE m.joined <= :as_of GROUP BY b._id
      """,
      "checks/a.yaml": """
      - check: X04
        title: 台账党员数与花名册不符
        severity: error
        dataset: branch
        field: member_count
        basis: 党内统计审核要点
        rows: |
          SELECT b._id, b.member_count AS value, s.members AS found
          FROM branch b JOIN branch_size s ON s._id = b._id
          WHERE b.member_count <> s.members
        message: 台账填 {value} 人，花名册实有 {found} 人
        suggestion: 核对后改台账或花名册
      """,
      "metrics/a.yaml": """
      - metric: rural_member_training_coverage
        title: 农村党员培训覆盖率
        item: 1
        basis: 2023年基层党建工作要点第1条
        formula: 参加过集中培训的正式党员
        checks: [R05, X04]
        from: member
        where: member_type = '正式党员'
        exclude:
          - {when: "is_frail = 1", reason: 年老体弱}
        meets: trainings >= 1
        by: [sex, [sex, branch]]
        target: rate >= 100%
        window: as_of
        gap_list: [name, {trainings: 参训}, _row]
      - metric: 超大党支部
        title: 超大党支部数
        basis: 要点
        from: a_big
        meets: members <= 50
        target: not_met = 0
        gap_list: [member_count, other]
      - {metric: meetings, title: 开会次数, basis: 要点, from: meeting, amount: times, meets: times}
      """,
      "tables/a.yaml": """
      - table: branch_sizes
        title: 党支部规模
        sql: |
          SELECT * FROM branch_size
      """,
      "plan.yaml": """
      - {item: 1, sentence: 培训全覆盖。, metrics: [rural_member_training_coverage]}
      - {item: 1, sentence: 防止走过场。, not_measured: 定性要求}
      """,
      "aliases.csv": "dataset,field,heading\nmember,phone,本人手机\n",
      "README.md": "不是定义",
    ]
    return sample
  }
}
