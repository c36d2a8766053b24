-- materialized: table
-- 每个党组织：所在乡镇、村，是否党支部，任期到哪天。
-- 乡镇以村(社区)基本情况表为准，没有村的用台账自己的。届满日期依次取批准延期、届满、当选加任期；
-- 日期可能只到月或年，term_last 是它最晚可能的一天（补 99），比较时不冤枉人。
SELECT
  b._id, b._sheet, b._row, b.org_code, b.org_name, b.kind, b.parent, p.org_name AS parent_name,
  b.unit_kind, COALESCE(v.town, b.town) AS town, v.village_name AS village, b.village AS village_id,
  b.founded, b.elected, b.term_years, b.term_end,
  COALESCE(
    b.term_extended_to, b.term_end,
    CAST(CAST(substr(b.elected, 1, 4) AS INTEGER) + b.term_years AS TEXT) || substr(b.elected, 5)
  ) AS term_due,
  substr(COALESCE(
    b.term_extended_to, b.term_end,
    CAST(CAST(substr(b.elected, 1, 4) AS INTEGER) + b.term_years AS TEXT) || substr(b.elected, 5)
  ) || '-99-99', 1, 10) AS term_last,
  b.secretary, b.secretary_phone, b.secretary_vacant_since, b.committee_size, b.group_count,
  b.joint_units, b.member_count, b.full_count, b.probationary_count,
  CASE
    WHEN b.closed = 1 THEN 0
    WHEN b.kind IN :branch_kinds THEN 1
    WHEN b.kind IS NOT NULL THEN 0
    WHEN b.org_name LIKE '%总支%' THEN 0
    WHEN b.org_name LIKE '%支部%' THEN 1
    ELSE 0
  END AS is_branch,
  CASE WHEN b.closed = 1 THEN 0 ELSE 1 END AS is_open
FROM branch b
LEFT JOIN village v ON v._id = b.village
LEFT JOIN branch p ON p._id = b.parent
