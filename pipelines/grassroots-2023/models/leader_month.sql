-- materialized: table
-- 一把手 × 月：本年到本期末，任职当月不算。报了一把手名单的按名单，没报的取党组织台账里党委、党工委的书记。
-- 全区一条谈话记录也没有的月，是没报，不是没谈（reported = 0）。
WITH month_name AS (
  SELECT '01' AS m UNION ALL SELECT '02' UNION ALL SELECT '03' UNION ALL SELECT '04'
  UNION ALL SELECT '05' UNION ALL SELECT '06' UNION ALL SELECT '07' UNION ALL SELECT '08'
  UNION ALL SELECT '09' UNION ALL SELECT '10' UNION ALL SELECT '11' UNION ALL SELECT '12'
),
head AS (
  SELECT l._id, l._sheet, l._row, l.name, l.unit, l.post, l.town, l.since
  FROM leader l
  WHERE l.until IS NULL OR substr(l.until || '-12', 1, 7) > :period
  UNION ALL
  SELECT b._id, b._sheet, b._row, b.secretary, b.org_name, '书记', p.town, b.secretary_since
  FROM branch b JOIN branch_place p ON p._id = b._id
  WHERE b.kind IN :leader_org_kinds AND p.is_open = 1 AND b.secretary IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM leader)
),
held AS (
  SELECT t.talker, t.town, substr(t.talked_on, 1, 7) AS month, COUNT(*) AS talks,
    SUM(CASE WHEN t.demands IS NOT NULL AND t.outcome IS NULL THEN 1 ELSE 0 END) AS open_demands
  FROM talk t
  WHERE length(t.talked_on) >= 7 AND t.talked_on <= :as_of
  GROUP BY t.talker, t.town, substr(t.talked_on, 1, 7)
)
SELECT
  h._id, h._sheet, h._row, h.name, h.unit, h.post, h.town, :year || '-' || n.m AS month,
  COALESCE(SUM(t.talks), 0) AS talks, COALESCE(SUM(t.open_demands), 0) AS open_demands,
  CASE WHEN EXISTS (SELECT 1 FROM held r WHERE r.month = :year || '-' || n.m) THEN 1 ELSE 0 END AS reported
FROM head h
JOIN month_name n ON :year || '-' || n.m <= :period AND (h.since IS NULL OR substr(h.since || '-99', 1, 7) < :year || '-' || n.m)
LEFT JOIN held t
  ON t.talker = h.name AND t.month = :year || '-' || n.m AND (t.town IS NULL OR h.town IS NULL OR t.town = h.town)
GROUP BY h._id, h._sheet, h._row, h.name, h.unit, h.post, h.town, n.m
