-- materialized: table
-- 每个村(社区)：现有积极分子（含发展对象）、最近一次发展党员。
-- 积极分子的村：本人“所在村”，没有的取培养支部所在村。已发展、取消、转出和花名册里已是党员的不算。
SELECT
  v._id, v._sheet, v._row, v.village_name AS village, v.town, v.category,
  COALESCE(a.reserve, 0) AS reserve,
  COALESCE(a.activists, 0) AS activists,
  CASE WHEN COALESCE(a.reserve, 0) < :village_activists THEN :village_activists - COALESCE(a.reserve, 0) ELSE 0 END AS short,
  COALESCE(m.members, 0) AS members,
  m.last_joined,
  COALESCE(m.joined_unclear, 0) AS joined_unclear,
  CASE WHEN m.last_joined IS NOT NULL THEN
    CAST(substr(:as_of, 1, 4) AS INTEGER) * 12 + CAST(substr(:as_of, 6, 2) AS INTEGER)
    - CAST(substr(m.last_joined, 1, 4) AS INTEGER) * 12 - CAST(substr(m.last_joined, 6, 2) AS INTEGER)
  END AS months_since
FROM village v
LEFT JOIN (
  SELECT
    COALESCE(c.village, b.village) AS village_id,
    COUNT(*) AS reserve,
    SUM(CASE WHEN c.target_on IS NULL THEN 1 ELSE 0 END) AS activists
  FROM activist c
  LEFT JOIN branch b ON b._id = c.branch
  WHERE (c.state IS NULL OR c.state = '在培')
    AND c.joined IS NULL
    AND NOT EXISTS (SELECT 1 FROM member x WHERE x.citizen_id = c.citizen_id)
  GROUP BY COALESCE(c.village, b.village)
) a ON a.village_id = v._id
LEFT JOIN (
  SELECT
    village_id,
    COUNT(*) AS members,
    MAX(CASE WHEN length(joined) >= 7 THEN joined END) AS last_joined,
    SUM(CASE WHEN joined IS NULL OR length(joined) < 7 THEN 1 ELSE 0 END) AS joined_unclear
  FROM roster
  WHERE on_roll = 1
  GROUP BY village_id
) m ON m.village_id = v._id
