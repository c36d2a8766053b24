private func rule(_ rest: String) -> String {
  """
  dataset: member
  title: 花名册
  kind: snapshot
  key: [citizen_id]
  fields:
    - {name: citizen_id, title: 身份证号, type: citizen_id}
    - {name: joined, title: 入党日期, type: date}
    - {name: hours, title: 学时, type: decimal}
    - {name: unit, title: 单位, type: text}
  rules:
    - rule: R1
      title: 规则
      severity: error
      \(rest)
  """
}

private func fault(_ code: String, did suggestion: String? = nil, _ rest: String) -> FaultCase {
  FaultCase(code, did: suggestion, in: "datasets/member.yaml", rule(rest))
}

let ruleFaults: [FaultCase] = [
  fault("unknown-field", did: "joined", "{field: «join, present: true}".unwrapped),
  fault(
    "unknown-field", did: "citizen_id", "{field: joined, unique: [joined, «citizenid]}".unwrapped),
  fault("unknown-field", did: "joined", "{field: joined, not_before: «joind}".unwrapped),
  fault(
    "unknown-field", did: "unit", "{field: joined, present: true, when: {«units: x}}".unwrapped),
  fault(
    "unknown-parameter", did: ":hours_member", "{field: hours, at_least: «:hours_members}".unwrapped
  ),
  fault("unknown-parameter", did: ":as_of", "{field: joined, not_after: «:asof}".unwrapped),
  fault("operand", did: ":as_of", "{field: joined, not_after: «:period_start}".unwrapped),
  fault(
    "operand", did: "citizen_id.birth_date",
    "{field: joined, not_before: «citizen_id.birthdate}".unwrapped),
  fault("date-form", "{field: joined, not_before: «1921-13-01}".unwrapped),

  fault(
    "rule-type", did: "citizen_id.birth_date",
    "{field: joined, not_before: {than: «unit.birth_date}}".unwrapped),
  fault(
    "rule-type", did: "citizen_id.birth_date",
    "{field: joined, not_before: {than: «citizen_id, years: 18}}".unwrapped),
  fault("rule-type", "{field: «unit, not_before: joined}".unwrapped),
  fault("rule-type", "{field: «unit, at_least: 1}".unwrapped),
  fault("rule-type", "{field: hours, at_most: «2023-01-01}".unwrapped),
  fault("rule-type", "{field: hours, at_most: «:reform}".unwrapped),
  fault("rule-type", "{field: joined, agrees_with: «citizen_id.sex}".unwrapped),
  fault("rule-type", "{field: joined, exists: {in: branch, field: «org_name}}".unwrapped),
  fault(
    "unknown-field", did: "org_name",
    "{field: unit, exists: {in: branch, field: «orgname}}".unwrapped),
  fault(
    "unknown-dataset", did: "branch",
    "{field: unit, exists: {in: «branches, field: org_name}}".unwrapped),
  fault(
    "link-self",
    "{field: unit, exists: {in: member, field: citizen_id, as: «found}}".unwrapped),
  fault(
    "name-duplicate",
    "{field: unit, exists: {in: branch, field: org_name, as: «joined}}".unwrapped),
  fault(
    "name-form", did: "found_row",
    "{field: unit, exists: {in: branch, field: org_name, as: «Found-Row}}".unwrapped),

  fault("rule-test", "{field: hours, at_least: 1, «at_most: 2}".unwrapped),
  fault(
    "unknown-key", did: "than",
    "{field: joined, not_before: {than: \":as_of\", «then: joined}}".unwrapped),
  fault("missing-key", "{field: joined, not_before: «{years: 1}}".unwrapped),
  FaultCase(
    "rule-test", in: "datasets/branch.yaml",
    """
    dataset: branch
    title: 台账
    kind: snapshot
    key: [org_name]
    fields: [{name: org_name, title: 名称, type: text}]
    rules:
      - «{rule: R1, title: x, field: org_name, severity: info}
    """),
]

extension String {
  /// `{a: b, c: d}` as lines of a block, so that cases stay on one line.
  fileprivate var unwrapped: String {
    var depth = 0
    return String(dropFirst().dropLast()).reduce(into: "") { text, character in
      if "{[".contains(character) { depth += 1 }
      if "}]".contains(character) { depth -= 1 }
      text += character == "," && depth == 0 ? "\n   " : String(character)
    }
  }
}
