-- 每个村(社区)是否公布小微权力清单；清单里没有这个村的不清楚。
SELECT
  v._id, v._sheet, v._row, v.village_name AS village, v.town, v.category, c.done, c.done_on, COALESCE(c.due, 1) AS due
FROM village v
LEFT JOIN (
  SELECT village_id, CASE WHEN MIN(done) = MAX(done) THEN MIN(done) END AS done, MAX(done_on) AS done_on, MAX(due) AS due
  FROM checklist_state
  WHERE item = '小微权力清单' AND village_id IS NOT NULL
  GROUP BY village_id
) c ON c.village_id = v._id
