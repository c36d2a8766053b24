-- materialized: table
-- 覆盖矩阵：每个村(社区)在每张表里有几行，本乡镇共有几行；expected 为 1 的表每个村都应有。
WITH place_rows AS (
  SELECT '党组织' AS dataset, village_id, town, COUNT(*) AS n FROM branch_place GROUP BY village_id, town
  UNION ALL SELECT '党员花名册', village_id, town, COUNT(*) FROM roster WHERE on_roll = 1 GROUP BY village_id, town
  UNION ALL SELECT '积极分子台账', COALESCE(c.village, p.village_id), COALESCE(v.town, p.town), COUNT(*)
    FROM activist c LEFT JOIN branch_place p ON p._id = c.branch LEFT JOIN village v ON v._id = c.village
    GROUP BY COALESCE(c.village, p.village_id), COALESCE(v.town, p.town)
  UNION ALL SELECT '组织生活记录', p.village_id, p.town, COUNT(*) FROM org_life o JOIN branch_place p ON p._id = o.branch GROUP BY p.village_id, p.town
  UNION ALL SELECT '网格台账', village_id, town, COUNT(*) FROM grid_state GROUP BY village_id, town
  UNION ALL SELECT '阵地台账', f.village, COALESCE(v.town, f.town), COUNT(*)
    FROM facility f LEFT JOIN village v ON v._id = f.village GROUP BY f.village, COALESCE(v.town, f.town)
  UNION ALL SELECT '村干部台账', c.village, v.town, COUNT(*) FROM village_cadre c JOIN village v ON v._id = c.village GROUP BY c.village, v.town
  UNION ALL SELECT '四议两公开', village_id, town, COUNT(*) FROM decision_state GROUP BY village_id, town
  UNION ALL SELECT '品牌台账', village_id, town, COUNT(*) FROM brand_place GROUP BY village_id, town
  UNION ALL SELECT '事项清单', c.village_id, v.town, COUNT(*) FROM checklist_state c JOIN village v ON v._id = c.village_id GROUP BY c.village_id, v.town
),
ledger AS (
  SELECT '党组织' AS dataset, 1 AS sequence, 0 AS expected
  UNION ALL SELECT '党员花名册', 2, 0 UNION ALL SELECT '积极分子台账', 3, 0 UNION ALL SELECT '组织生活记录', 4, 0
  UNION ALL SELECT '网格台账', 5, 1 UNION ALL SELECT '阵地台账', 6, 1 UNION ALL SELECT '村干部台账', 7, 1
  UNION ALL SELECT '四议两公开', 8, 0 UNION ALL SELECT '品牌台账', 9, 0 UNION ALL SELECT '事项清单', 10, 0
)
SELECT
  v._id, v.town, v.village_name AS village, v.category, l.dataset, l.sequence, l.expected,
  COALESCE(o.n, 0) AS own_rows, COALESCE(t.n, 0) AS town_rows
FROM village v
CROSS JOIN ledger l
LEFT JOIN (SELECT dataset, village_id, SUM(n) AS n FROM place_rows WHERE village_id IS NOT NULL GROUP BY dataset, village_id) o
  ON o.dataset = l.dataset AND o.village_id = v._id
LEFT JOIN (SELECT dataset, town, SUM(n) AS n FROM place_rows GROUP BY dataset, town) t ON t.dataset = l.dataset AND t.town = v.town
