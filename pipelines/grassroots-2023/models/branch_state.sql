-- materialized: table
-- 每个党组织的规模、活动、任期、书记：超大、空壳、僵尸和按期换届、书记配备都由此判断。
-- 月数按自然月相减；本期末是月末，所以“超过6个月”等于月数差不小于6。
SELECT
  b._id, b._sheet, b._row, b.org_code, b.org_name, b.kind, b.is_branch, b.is_open, b.unit_kind,
  b.town, b.village, b.parent_name, b.founded, b.elected, b.term_years, b.term_due, b.term_last,
  b.secretary, b.secretary_phone, b.secretary_vacant_since, b.committee_size, b.group_count,
  b.joint_units, b.member_count, b.full_count,
  s.members, s.full_members, s.probationary, s.unclear,
  CASE WHEN length(b.founded) >= 7 THEN
    CAST(substr(:as_of, 1, 4) AS INTEGER) * 12 + CAST(substr(:as_of, 6, 2) AS INTEGER)
    - CAST(substr(b.founded, 1, 4) AS INTEGER) * 12 - CAST(substr(b.founded, 6, 2) AS INTEGER)
  END AS founded_months,
  CASE WHEN length(b.term_due) >= 7 THEN
    CAST(substr(b.term_due, 1, 4) AS INTEGER) * 12 + CAST(substr(b.term_due, 6, 2) AS INTEGER)
    - CAST(substr(:as_of, 1, 4) AS INTEGER) * 12 - CAST(substr(:as_of, 6, 2) AS INTEGER)
  END AS months_left,
  CASE WHEN b.term_last IS NOT NULL THEN CASE WHEN b.term_last < :as_of THEN 1 ELSE 0 END END AS overdue,
  CASE WHEN b.term_last IS NOT NULL THEN
    CASE
      WHEN b.term_last < CAST(CAST(:year AS INTEGER) - 1 AS TEXT) || substr(:as_of, 5) THEN 1
      ELSE 0
    END
  END AS overdue_year,
  CASE
    WHEN b.secretary IS NOT NULL THEN 0
    WHEN length(b.secretary_vacant_since) >= 7 THEN
      CAST(substr(:as_of, 1, 4) AS INTEGER) * 12 + CAST(substr(:as_of, 6, 2) AS INTEGER)
      - CAST(substr(b.secretary_vacant_since, 1, 4) AS INTEGER) * 12
      - CAST(substr(b.secretary_vacant_since, 6, 2) AS INTEGER)
  END AS vacant_months,
  l.last_activity,
  CASE WHEN l.last_activity IS NOT NULL THEN
    CAST(substr(:as_of, 1, 4) AS INTEGER) * 12 + CAST(substr(:as_of, 6, 2) AS INTEGER)
    - CAST(substr(l.last_activity, 1, 4) AS INTEGER) * 12 - CAST(substr(l.last_activity, 6, 2) AS INTEGER)
  END AS idle_months,
  COALESCE(t.records, 0) AS town_records
FROM branch_place b
JOIN branch_size s ON s._id = b._id
LEFT JOIN (
  SELECT branch, MAX(month) AS last_activity FROM org_life_month WHERE times > 0 GROUP BY branch
) l ON l.branch = b._id
LEFT JOIN (
  SELECT p.town, COUNT(*) AS records
  FROM org_life_month o
  JOIN branch_place p ON p._id = o.branch
  GROUP BY p.town
) t ON t.town = b.town
