private let path = "datasets/member.yaml"

/// A dataset with `fields` of the test's own; its first lines are three.
private func dataset(_ rest: String) -> String {
  "dataset: member\ntitle: 花名册\nkind: snapshot\n\(rest)"
}

private func fields(_ rest: String) -> String {
  dataset("key: [id]\nfields:\n  - {name: id, title: 身份证号, type: citizen_id}\n\(rest)")
}

let datasetFaults: [FaultCase] = [
  FaultCase("missing-key", in: path, "«" + dataset("fields: [{name: id, title: x, type: text}]")),
  FaultCase("empty", in: path, dataset("key: «[]\nfields: [{name: id, title: x, type: text}]")),
  FaultCase(
    "wrong-type", did: "[id]", in: path,
    dataset("key: «id\nfields: [{name: id, title: x, type: text}]")),
  FaultCase(
    "empty", in: path, dataset("key: [id]\nfields: [{name: id, title: x, type: text}]\nlabel: «~")),
  FaultCase(
    "unknown-field", did: "id", in: path,
    dataset("key: [«身份证]\nfields: [{name: id, title: 身份证, type: text}]")),
  FaultCase("unknown-field", did: "id", in: path, fields("label: «ids")),
  FaultCase("unknown-field", did: "id", in: path, fields("identifiers: [id, «i_d]")),

  FaultCase(
    "name-form", did: "sex_code", in: path, fields("  - {name: «Sex-Code, title: 性别, type: text}")),
  FaultCase("name-form", in: path, fields("  - {name: «性别, title: 性别, type: text}")),
  FaultCase(
    "name-reserved", in: path, fields("  - {name: «sqlite_row, title: 行, type: text}")),
  FaultCase(
    "name-reserved", did: "row", in: path, fields("  - {name: «_row, title: 行, type: text}")),
  FaultCase(
    "name-reserved", did: "group_", in: path, fields("  - {name: «group, title: 组, type: text}")),
  FaultCase("name-duplicate", in: path, fields("  - {name: «id, title: 证号, type: text}")),
  FaultCase("missing-key", in: path, fields("  - «{name: a, type: text}")),
  FaultCase(
    "unknown-type", did: "integer", in: path,
    fields("  - {name: a, title: a, type: «int, units: [人]}\nlabel: a")),
  FaultCase(
    "unknown-key", did: "aliases", in: path,
    fields("  - {name: a, title: a, type: text, «alias: [b]}")),
  FaultCase(
    "unknown-key", in: path, fields("  - {name: a, title: a, type: text, «vocabulary: sex}")),
  FaultCase(
    "unknown-vocabulary", did: "member_type", in: path,
    fields("  - {name: a, title: a, type: enumeration, vocabulary: «member_types}")),
  FaultCase(
    "unknown-dataset", did: "branch", in: path,
    fields("  - {name: a, title: a, type: reference, to: «brunch}")),
  FaultCase("pattern", in: path, fields("  - {name: a, title: a, type: text, pattern: «'[a-'}")),
  FaultCase(
    "range-order", in: path,
    fields("  - {name: a, title: a, type: integer, minimum: 2, maximum: «1}")),
  FaultCase(
    "wrong-type", in: path, fields("  - {name: a, title: a, type: integer, minimum: «1.5}")),
  FaultCase(
    "wrong-type", did: "true", in: path, fields("  - {name: a, title: a, type: text, required: «是}")
  ),
  FaultCase(
    "sensitive", in: path,
    fields("  - {name: a, title: a, type: phone, sensitive: «false}")),
  FaultCase(
    "unknown-finding", did: "missing", in: path,
    fields("  - {name: a, title: a, type: text, findings: {«mising: {rule: R1}}}")),
  FaultCase(
    "heading-duplicate", in: path,
    fields(
      "  - {name: a, title: a, type: text, aliases: [b, «身份 证号]}\n  - {name: b, title: «Ｂ, type: text}"
    )),

  FaultCase(
    "condition-value", did: "男", in: path,
    fields(
      """
        - {name: a, title: a, type: text, required: {when: {sex: «M}}}
        - {name: sex, title: 性别, type: enumeration, vocabulary: sex}
      """)),
  FaultCase(
    "condition-value", did: "正式党员", in: path,
    fields(
      """
        - {name: a, title: a, type: text, required: {when: {m: {not: [预备党员, «正式]}}}}
        - {name: m, title: 类别, type: enumeration, vocabulary: member_type}
      """)),
  FaultCase(
    "unknown-field", did: "id", in: path,
    fields("  - {name: a, title: a, type: text, required: {when: {«idd: x}}}")),
  FaultCase(
    "condition-type", in: path,
    fields("  - {name: a, title: a, type: text, required: {when: {«id: {before: 2023}}}}")),
  FaultCase(
    "unknown-key", did: "when", in: path,
    fields("  - {name: a, title: a, type: text, required: {when: {id: x}, «wen: {id: x}}}")),

  FaultCase(
    "unpivot-value", did: "正式党员", in: path,
    fields(
      """
        - {name: m, title: 类别, type: enumeration, vocabulary: member_type}
        - {name: n, title: 数, type: integer}
      unpivot: {columns: {正式数: «正式, 预备数: 预备党员}, into: m, value: n}
      """)),
  FaultCase(
    "unknown-value", did: "months", in: path,
    fields(
      """
        - {name: d, title: 月份, type: date}
        - {name: n, title: 数, type: integer}
      unpivot: {columns: «month, into: d, value: n}
      """)),
  FaultCase(
    "wrong-type", in: path,
    fields(
      """
        - {name: n, title: 数, type: integer}
      unpivot: {columns: «[正式数], into: id, value: n}
      """)),
  FaultCase(
    "empty", in: path,
    fields(
      """
        - {name: n, title: 数, type: integer}
      unpivot: {columns: «{}, into: id, value: n}
      """)),
  FaultCase(
    "unpivot-into", in: path,
    fields(
      """
        - {name: d, title: 日期, type: date, precision: day}
        - {name: n, title: 数, type: integer}
      unpivot: {columns: months, into: «d, value: n}
      """)),
  FaultCase(
    "unpivot-into", in: path,
    fields(
      """
        - {name: d, title: 日期, type: date, forms: ymd}
        - {name: n, title: 数, type: integer}
      unpivot: {columns: months, into: «d, value: n}
      """)),
  FaultCase(
    "unpivot-into", in: path,
    fields(
      """
        - {name: n, title: 数, type: integer}
      unpivot: {columns: names, into: «n, value: n}
      """)),
  // The rows of a dataset are not known before its own headings are.
  FaultCase(
    "unpivot-into", in: path,
    fields(
      """
        - {name: chief, title: 负责人, type: reference, to: member}
        - {name: n, title: 数, type: integer}
      unpivot: {columns: names, into: «chief, value: n}
      """)),
  FaultCase(
    "wrong-type", did: "true", in: path,
    fields("  - {name: n, title: 数, type: integer, fill_down: «yes}")),
  FaultCase(
    "unknown-key", in: path,
    fields("  - {name: n, title: 数, type: integer, «share: true}")),
  FaultCase(
    "unknown-field", did: "n", in: path,
    fields(
      """
        - {name: n, title: 数, type: integer}
      unpivot: {columns: {正式数: 正式, 预备数: 预备党员}, into: id, value: «N}
      """)),
  FaultCase(
    "unknown-key", did: "track", in: path, fields("compare: {«tracks: [id]}")),
  FaultCase("unknown-field", did: "id", in: path, fields("compare: {track: [id, «ids]}")),
  FaultCase(
    "unknown-source", did: "branch", in: path, fields("compare: {track: [id], from: «branches}")),
  FaultCase("sql", in: path, fields("compare: {counts: «where id = 1}")),
  FaultCase(
    "unknown-parameter", did: ":hours_member", in: path,
    fields("compare: {counts: \"id > «:hours_membr\"}")),
  FaultCase(
    "compare-events", in: path,
    """
    dataset: member
    title: 花名册
    kind: events
    fields: [{name: id, title: 身份证号, type: citizen_id}]
    compare: «{track: [id]}
    """),
  FaultCase(
    "account-group", in: path,
    fields(
      """
        - {name: n, title: 数, type: integer}
      account: {of: «branch, group: id, opening: n, joined: [n], left: [n], closing: n}
      """)),
  FaultCase(
    "unknown-dataset", did: "branch", in: path,
    fields(
      """
        - {name: n, title: 数, type: integer}
      account: {of: «brunch, group: id, opening: n, joined: [n], left: [n], closing: n}
      """)),
  FaultCase(
    "account-number", in: path,
    fields(
      """
        - {name: n, title: 数, type: integer}
      compare: {group: id}
      account: {of: member, group: id, opening: n, joined: [n, «id], left: [n], closing: n}
      """)),
  FaultCase(
    "missing-key", in: path,
    fields(
      """
        - {name: n, title: 数, type: integer}
      compare: {group: id}
      account: «{of: member, group: id, opening: n, joined: [n], left: [n]}
      """)),
  FaultCase(
    "unknown-field", did: "n", in: path,
    fields(
      """
        - {name: n, title: 数, type: integer}
      compare: {group: id}
      account: {of: member, group: id, opening: n, joined: [n], left: [«N], closing: n}
      """)),
  FaultCase(
    "renames-reference", in: path, fields("renames: {to: «id, from: [id]}")),
  FaultCase(
    "unknown-field", did: "id", in: path,
    fields(
      """
        - {name: b, title: 支部, type: reference, to: branch}
      renames: {to: b, from: [«ids]}
      """)),
  FaultCase(
    "dataset-cycle", in: "datasets/branch.yaml",
    """
    dataset: branch
    title: 台账
    kind: snapshot
    key: [org_name]
    fields:
      - {name: org_name, title: 名称, type: text}
      - {name: parent, title: 上级, type: reference, to: branch}
      - {name: secretary, title: 书记, type: reference, to: «member}
    """),
  FaultCase(
    "no-identifiers", in: "datasets/x.yaml",
    """
    dataset: x
    title: x
    kind: events
    fields: [{name: a, title: a, type: text}, {name: b, title: b, type: reference, to: «x}]
    """),
  FaultCase(
    "name-duplicate", in: "models/member.sql", "«SELECT * FROM branch"),
]
