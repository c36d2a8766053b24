-- 街道、社区党组织书记领办了几个项目。一个社区有总支又有支部的，只看上级（总支、党委）的书记。
-- 领办按书记姓名认；领办人没填的，按单位名称里有本社区（街道）名认。
SELECT
  b._id, b._sheet, b._row, b.org_name, b.secretary, b.secretary_phone, b.town, b.village, b.unit_kind,
  COUNT(p._id) AS projects,
  SUM(CASE WHEN p.on_schedule = 0 THEN 1 ELSE 0 END) AS late,
  CASE WHEN EXISTS (SELECT 1 FROM project) THEN 1 ELSE 0 END AS reported
FROM branch_place b
LEFT JOIN project_progress p
  ON (p.state IS NULL OR p.state <> '终止')
  AND (p.leader = b.secretary AND (p.town IS NULL OR b.town IS NULL OR p.town = b.town)
    OR p.leader IS NULL AND (p.unit = b.village OR b.village IS NULL AND p.unit = b.town))
WHERE b.is_open = 1 AND b.unit_kind IN :project_unit_kinds
  AND (b.village_id IS NOT NULL OR b.kind IN ('党委', '党工委'))
  AND NOT EXISTS (SELECT 1 FROM branch_place u WHERE u._id = b.parent AND u.village_id = b.village_id)
GROUP BY b._id, b._sheet, b._row, b.org_name, b.secretary, b.secretary_phone, b.town, b.village, b.unit_kind
