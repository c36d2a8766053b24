private func query(_ suggestion: String?, _ sql: String) -> FaultCase {
  FaultCase(
    "sql-subset", did: suggestion, in: "checks/c.yaml",
    "- check: X01\n  title: 校验\n  severity: error\n  rows: |\n    \(sql)")
}

/// SQL that not all databases have, or that they mean differently.
let subsetFaults: [FaultCase] = [
  query("COALESCE(…, …)", "SELECT «ifnull(hours, 0) FROM member"),
  query("CASE WHEN … THEN … ELSE … END", "SELECT «iif(hours > 1, 1, 0) FROM member"),
  query("days_between(…, …)", "SELECT «julianday(:as_of) FROM member"),
  query("add_months(…, …)", "SELECT «date(joined, '+1 month') FROM member"),
  query("substr(…, 1, 4)", "SELECT «strftime('%Y', joined) FROM member"),
  query(nil, "SELECT «group_concat(sex) FROM member"),
  query("length", "SELECT «lenght(sex) FROM member"),
  query("CASE WHEN … < … THEN … ELSE … END", "SELECT «min(hours, 1) AS least FROM member"),
  query(nil, "SELECT «coalesce(hours) FROM member"),
  query("LIKE", "SELECT 1 FROM member WHERE sex «GLOB '男*'"),
  query("LIKE", "SELECT 1 FROM member WHERE sex «REGEXP '男'"),
  query(nil, "SELECT 1 FROM member WHERE sex LIKE '男!%' «ESCAPE '!'"),
  query(nil, "SELECT 1 FROM member WHERE sex LIKE «'男\\%'"),
  query(nil, "SELECT 1 FROM member ORDER BY sex «COLLATE NOCASE"),
  query("IS NOT NULL", "SELECT 1 FROM member WHERE sex «NOTNULL"),
  query("=", "SELECT 1 FROM member WHERE sex «IS '男' AND sex IS NOT NULL"),
  query("<>", "SELECT 1 FROM member WHERE sex «IS NOT '男'"),
  query("=", "SELECT 1 FROM member WHERE hours «== 1"),
  query("||", "SELECT hours «| 1, sex || sex FROM member"),
  query(nil, "SELECT hours «& 1 FROM member"),
  query("CAST(… AS …)", "SELECT hours«::text FROM member"),
  query("_id", "SELECT «rowid FROM member"),
  query("1", "SELECT «TRUE FROM member"),
  query("\"性别\"", "SELECT sex AS «[性别], hours AS «`学时`, joined AS \"日期\" FROM member"),
  query("AS \"性别\"", "SELECT sex AS «'性别' FROM member"),
  query("TEXT", "SELECT CAST(hours AS «VARCHAR(4)), CAST(hours AS TEXT) FROM member"),
  query("0.5", "SELECT 1 FROM member m WHERE m.hours > «.5"),
  query(
    "quotient(…, …)", "SELECT hours «/ 2, hours / 2.0, 100.0 * hours / (hours + 1) FROM member"),
  // The whole numbers are divided before there is a fraction.
  query("quotient(…, …)", "SELECT hours «/ 2 * 1.0 FROM member"),
  query("SUM(CASE WHEN … THEN 1 ELSE 0 END)", "SELECT «SUM(hours > 1) FROM member"),
  query("COUNT(CASE WHEN … THEN 1 END)", "SELECT «COUNT(hours > 1 OR NULL) FROM member"),
  query(nil, "SELECT substr(sex, «-1) FROM member"),
  query("ORDER BY … LIMIT …", "SELECT sex FROM member «LIMIT 1"),
  query("(…) AS t", "SELECT sex FROM «(SELECT sex FROM member) WHERE sex = '男'"),
  FaultCase(
    "sql-subset", did: "COALESCE(…, …)", in: "metrics/m.yaml",
    "- metric: m\n  title: 指标\n  basis: 要点\n  from: member\n  meets: «ifnull(hours, 0) > 1"),
]
