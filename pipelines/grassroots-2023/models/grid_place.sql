-- 每个乡镇(街道)、每个村(社区)：书记是不是最上一级网格的网格长。
-- NULL 为不清楚：没有书记或说不清谁是书记，该乡镇没报网格台账，或网格长都没填。报了台账却没有网格的，算没有。
WITH top_grid AS (
  SELECT
    g.village,
    MIN(CASE g.level WHEN '村级网格' THEN 1 WHEN '小网格' THEN 2 WHEN '微网格' THEN 3 ELSE 4 END) AS top_level
  FROM grid g
  WHERE g.village IS NOT NULL AND (g.level IS NULL OR g.level <> '乡镇网格')
  GROUP BY g.village
),
reported AS (
  SELECT COALESCE(v.town, g.town) AS town, COUNT(*) AS grids
  FROM grid g LEFT JOIN village v ON v._id = g.village
  GROUP BY COALESCE(v.town, g.town)
),
place AS (
  SELECT '乡镇(街道)' AS level, town, NULL AS village, secretary, NULL AS village_id FROM town
  UNION ALL
  SELECT '村(社区)', town, village, secretary, _id FROM village_lead
),
heads AS (
  SELECT g.town AS town, NULL AS village_id, g.head, g.grid_name
  FROM grid g WHERE g.level = '乡镇网格'
  UNION ALL
  SELECT NULL, g.village, g.head, g.grid_name
  FROM grid g
  JOIN top_grid t ON t.village = g.village
  WHERE (g.level IS NULL OR g.level <> '乡镇网格')
    AND CASE g.level WHEN '村级网格' THEN 1 WHEN '小网格' THEN 2 WHEN '微网格' THEN 3 ELSE 4 END = t.top_level
)
SELECT
  p.level, p.town, p.village, p.secretary, h.grid_name, h.head,
  CASE
    WHEN COALESCE(r.grids, 0) = 0 OR p.secretary IS NULL THEN NULL
    WHEN h.grids IS NULL THEN 0
    WHEN h.same > 0 THEN 1
    WHEN h.known = 0 THEN NULL
    ELSE 0
  END AS secretary_heads
FROM place p
LEFT JOIN reported r ON r.town = p.town
LEFT JOIN (
  SELECT
    q.level, q.town, q.village_id,
    COUNT(*) AS grids, COUNT(x.head) AS known,
    SUM(CASE WHEN x.head = q.secretary THEN 1 ELSE 0 END) AS same,
    MIN(x.head) AS head, MIN(x.grid_name) AS grid_name
  FROM place q
  JOIN heads x ON (q.village_id IS NOT NULL AND x.village_id = q.village_id) OR (q.village_id IS NULL AND x.town = q.town)
  GROUP BY q.level, q.town, q.village_id
) h ON h.level = p.level AND h.town = p.town AND (h.village_id = p.village_id OR (h.village_id IS NULL AND p.village_id IS NULL))
