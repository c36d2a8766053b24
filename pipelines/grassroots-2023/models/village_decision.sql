-- 每个村(社区)本年记录了几件四议两公开事项；该乡镇一件也没报的不清楚。
SELECT
  v._id, v._sheet, v._row, v.village_name AS village, v.town, v.category,
  COALESCE(d.matters, 0) AS matters, COALESCE(t.matters, 0) AS town_matters
FROM village v
LEFT JOIN (SELECT village_id, COUNT(*) AS matters FROM decision_state GROUP BY village_id) d ON d.village_id = v._id
LEFT JOIN (SELECT town, COUNT(*) AS matters FROM decision_state GROUP BY town) t ON t.town = v.town
