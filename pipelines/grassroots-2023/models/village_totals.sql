-- 村(社区)基本情况表自己填的数，和明细台账数出来的数；reported 为 0 的是该乡镇没有报明细。
WITH members AS (SELECT village_id, COUNT(*) AS n FROM roster WHERE on_roll = 1 AND village_id IS NOT NULL GROUP BY village_id),
branches AS (SELECT village_id, SUM(is_branch) AS n FROM branch_place WHERE village_id IS NOT NULL GROUP BY village_id),
grids AS (SELECT village_id, COUNT(*) AS n FROM grid_state WHERE village_id IS NOT NULL GROUP BY village_id),
town_rows AS (
  SELECT '党员人数' AS what, town, COUNT(*) AS n FROM roster GROUP BY town
  UNION ALL SELECT '党支部数', town, COUNT(*) FROM branch_place GROUP BY town
  UNION ALL SELECT '网格数', town, COUNT(*) FROM grid_state GROUP BY town
  UNION ALL SELECT '入党积极分子数', p.town, COUNT(*) FROM activist a JOIN branch_place p ON p._id = a.branch GROUP BY p.town
)
SELECT s._id, s.village, s.town, s.what, s.stated, s.counted, CASE WHEN t.n > 0 OR s.what = '活动场所面积' THEN 1 ELSE 0 END AS reported
FROM (
  SELECT v._id, v.village_name AS village, v.town, '党员人数' AS what, v.member_count AS stated, COALESCE(m.n, 0) AS counted
  FROM village v LEFT JOIN members m ON m.village_id = v._id
  UNION ALL
  SELECT v._id, v.village_name, v.town, '党支部数', v.branch_count, COALESCE(b.n, 0)
  FROM village v LEFT JOIN branches b ON b.village_id = v._id
  UNION ALL
  SELECT v._id, v.village_name, v.town, '网格数', v.grid_count, COALESCE(g.n, 0)
  FROM village v LEFT JOIN grids g ON g.village_id = v._id
  UNION ALL
  SELECT v._id, v.village_name, v.town, '入党积极分子数', v.activist_count, r.activists
  FROM village v JOIN village_reserve r ON r._id = v._id
  UNION ALL
  SELECT v._id, v.village_name, v.town, '活动场所面积', v.facility_area, f.area
  FROM village v JOIN village_site f ON f._id = v._id
  WHERE f.area > 0
) s
LEFT JOIN town_rows t ON t.what = s.what AND t.town = s.town
