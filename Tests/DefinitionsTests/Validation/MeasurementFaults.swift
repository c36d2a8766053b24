private func metric(_ rest: String) -> String {
  "- metric: m\n  title: 指标\n  basis: 要点\n  \(rest.replacing("; ", with: "\n  "))"
}

private func fault(_ code: String, did suggestion: String? = nil, _ rest: String) -> FaultCase {
  FaultCase(code, did: suggestion, in: "metrics/m.yaml", metric(rest))
}

private func check(_ code: String, did suggestion: String? = nil, _ rest: String) -> FaultCase {
  FaultCase(
    code, did: suggestion, in: "checks/c.yaml",
    "- check: X01\n  title: 校验\n  severity: error\n  \(rest.replacing("; ", with: "\n  "))")
}

let measurementFaults: [FaultCase] = [
  fault("unknown-source", did: "member", "from: «members; meets: hours > 1"),
  FaultCase("missing-key", in: "metrics/m.yaml", "- «{metric: m, title: x, basis: x}"),
  fault("target", did: "met >= …", "from: member; target: «rate >= 50%"),
  fault("gap-list", "from: member; gap_list: «[sex]"),
  FaultCase("unknown-metric", in: "plan.yaml", "- {item: 1, sentence: 句, metrics: [«m]}"),
  FaultCase(
    "plan-sentence", in: "plan.yaml",
    "- «{item: 1, sentence: 句}\n- «{item: 1, sentence: 句, metrics: []}"),
  fault("unknown-rule", did: "F04", "from: member; meets: hours > 1; checks: [F05, «F04x]"),
  fault("dimension", "from: member; meets: hours > 1; by: [sex, «[], «sex]"),
  fault(
    "unknown-field", did: "branch", "from: member; meets: hours > 1; by: [sex, [sex, «brunch]]"),
  fault(
    "unknown-field", did: "hours", "from: member; meets: hours > 1; gap_list: [sex, {«hour: 学时}]"),
  fault("gap-list", "from: member; meets: hours > 1; gap_list: [sex, «sex]"),
  fault("wrong-type", "from: member; meets: hours > 1; item: «0"),

  fault("target", did: "rate >= 100%", "from: member; meets: hours > 1; target: «rate ≥ 100％"),
  fault("target", did: "rate >= 95%", "from: member; meets: hours > 1; target: «rate >= 95"),
  fault("target", did: "rate >= 95%", "from: member; meets: hours > 1; target: «met >= 95%"),
  fault("target", did: "not_met = 0", "from: member; meets: hours > 1; target: «notmet = 0"),
  fault("target", did: "not_met = 0", "from: member; meets: hours > 1; target: «not_met == 0"),
  fault("target", "from: member; meets: hours > 1; target: «百分之百"),
  fault("target", "from: member; meets: hours > 1; target: «rate >= :reform"),
  fault(
    "unknown-parameter", did: ":hours_member",
    "from: member; meets: hours > 1; target: «met >= :hours"),

  fault("unknown-parameter", did: ":hours_member", "from: member; meets: hours >= «:hour_member"),
  fault("sql", "from: member; meets: «SELECT 1"),
  fault("sql", "from: member; meets: hours > «(1"),
  fault("sql", did: ",", "from: member; meets: hours IN (1«，2)"),

  check("sql", did: "SELECT", "rows: «SELCT * FROM member"),
  check("sql", "rows: SELECT * FROM member«;"),
  check("sql", "rows: SELECT 1 «; DELETE".replacing("; D", with: ";D")),
  check("sql", "rows: SELECT «'a FROM member"),
  check("sql", "rows: WITH x AS (SELECT 1) «DELETE FROM member"),
  check("sql", did: ":as_of", "rows: SELECT trim(«'now'), «current_date, now FROM member"),
  check("sql", "rows: SELECT «random(), random FROM member"),
  check("sql", "rows: SELECT «?, «@x, «:1 FROM member"),
  check("unknown-dataset", did: "member", "rows: SELECT 1; dataset: «mamber"),
  check("unknown-field", did: "hours", "rows: SELECT 1; dataset: member; field: «hour"),
  check("missing-key", "rows: SELECT 1; field: «hours"),
  FaultCase(
    "unknown-parameter", did: ":as_of", in: "checks/c.yaml",
    """
    - check: X01
      title: 校验
      severity: info
      rows: |

        -- 注释里的 :nothing 不算，'引号里的 :nothing' 也不算
        SELECT ':nothing', "日期 :nothing"
        FROM member WHERE joined > «:asof AND hours = 1
    """),
  FaultCase(
    "name-duplicate", in: "checks/c.yaml",
    """
    - {check: X01, title: x, severity: info, rows: SELECT 1}
    - {check: «X01, title: x, severity: info, rows: SELECT 2}
    """),
  FaultCase(
    "sql", in: "tables/t.yaml", "- {table: t, title: x, sql: «UPDATE member SET hours = 1}"),
  FaultCase(
    "materialized", did: "-- materialized: table", in: "models/v.sql",
    "«-- materialised: table\nSELECT 1"),
  FaultCase("sql", in: "models/v.sql", "«-- nothing\n"),
]
