-- 每个村(社区)的换届“回头看”、联系村支部大调研做了没有，取事项清单（按所在村，没有的按单位名称）。清单里一个村也没有的，是没报。
SELECT
  v._id, v._sheet, v._row, v.village_name AS village, v.town, v.category,
  MAX(c.done) AS visited, MAX(c.done_on) AS visited_on,
  CASE WHEN EXISTS (SELECT 1 FROM checklist r WHERE r.item IN ('换届回头看', '联系村支部大调研')) THEN 1 ELSE 0 END AS reported
FROM village v
LEFT JOIN checklist c
  ON c.item IN ('换届回头看', '联系村支部大调研') AND (c.due IS NULL OR c.due = 1)
  AND (c.village = v._id OR c.village IS NULL AND c.unit = v.village_name)
GROUP BY v._id, v._sheet, v._row, v.village_name, v.town, v.category
