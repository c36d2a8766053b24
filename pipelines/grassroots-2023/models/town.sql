-- 有哪些乡镇(街道)：村(社区)基本情况表和党组织台账里出现的。书记是乡镇(街道)党委的书记。
SELECT
  t.town,
  o._id AS org_id, o.unit_kind, o.secretary,
  CASE WHEN o.unit_kind = '城市街道' OR (o.unit_kind IS NULL AND t.town LIKE '%街道') THEN 1 ELSE 0 END AS is_street
FROM (
  SELECT town FROM village WHERE town IS NOT NULL
  UNION SELECT town FROM branch WHERE town IS NOT NULL AND kind IN ('党委', '党工委') AND unit_kind IN :town_unit_kinds
) t
LEFT JOIN (
  SELECT town, MIN(_id) AS _id
  FROM branch
  WHERE kind IN ('党委', '党工委') AND unit_kind IN :town_unit_kinds AND (closed IS NULL OR closed = 0)
  GROUP BY town
) c ON c.town = t.town
LEFT JOIN branch o ON o._id = c._id
