-- 应有党群服务中心的地方：区、每个乡镇(街道)、每个村(社区)，各有没有相应层级的一处。该乡镇没报阵地台账的不清楚。
WITH reported AS (
  SELECT COALESCE(v.town, f.town) AS town, COUNT(*) AS sites
  FROM facility f LEFT JOIN village v ON v._id = f.village
  GROUP BY COALESCE(v.town, f.town)
)
SELECT
  '区' AS level, '区本级' AS town, NULL AS village,
  CASE
    WHEN (SELECT COUNT(*) FROM facility WHERE kind = '区党群服务中心') > 0 THEN 1
    WHEN (SELECT COUNT(*) FROM facility) > 0 THEN 0
  END AS has_center
UNION ALL
SELECT
  '乡镇(街道)', t.town, NULL,
  CASE
    WHEN EXISTS (SELECT 1 FROM facility f WHERE f.town = t.town AND f.kind IN ('乡镇党群服务中心', '街道党群服务中心')) THEN 1
    WHEN r.sites > 0 THEN 0
  END
FROM town t
LEFT JOIN reported r ON r.town = t.town
UNION ALL
SELECT
  '村(社区)', v.town, v.village_name,
  CASE
    WHEN EXISTS (SELECT 1 FROM facility f WHERE f.village = v._id AND f.kind IN ('村党群服务中心', '社区党群服务中心')) THEN 1
    WHEN r.sites > 0 THEN 0
  END
FROM village v
LEFT JOIN reported r ON r.town = v.town
