-- 应派驻村工作队的村：乡村振兴重点村、软弱涣散村。软弱涣散以台账和整顿名单为准，本工具不认定。
-- 驻村台账一行也没有的，是没报，不是没派（reported = 0）。
SELECT
  v._id, v._sheet, v._row, v.village_name AS village, v.town, v.category,
  CASE WHEN v.revitalization_key = 1 THEN '乡村振兴重点村' ELSE '软弱涣散村' END AS village_kind,
  COALESCE(s.people, 0) AS people, s.first_secretary, s.last_left,
  CASE WHEN EXISTS (SELECT 1 FROM stationed_team) THEN 1 ELSE 0 END AS reported
FROM village v
LEFT JOIN (
  SELECT
    village_id, SUM(in_post) AS people,
    MAX(CASE WHEN in_post = 1 AND role = '第一书记' THEN name END) AS first_secretary,
    MAX(CASE WHEN in_post = 0 THEN until END) AS last_left
  FROM stationed_post
  GROUP BY village_id
) s ON s.village_id = v._id
WHERE v.revitalization_key = 1 OR v.weak = 1
  OR EXISTS (SELECT 1 FROM rectify r WHERE r.village = v._id AND (r.result IS NULL OR r.result <> '转化'))
