-- 每个微心愿：办结没有，认领没有，从征集到办结几天，未办结的已多少天。日期不到日的不算天数。
SELECT
  w._id, w._sheet, w._row, w.wish_no, w.wisher, w.wisher_group, w.community, COALESCE(w.town, v.town) AS town, w.content,
  w.collected_on, w.claimed_on, w.claimed_by, w.claimed_unit, w.done_on, w.state,
  CASE WHEN w.state = '已完成' OR w.done_on <= :as_of THEN 1 WHEN w.state IS NULL AND w.claimed_on IS NULL THEN NULL ELSE 0 END AS is_done,
  CASE WHEN w.state IN ('已认领', '已完成') OR w.claimed_on <= :as_of OR w.done_on <= :as_of THEN 1 WHEN w.state IS NULL THEN NULL ELSE 0 END AS is_claimed,
  CASE WHEN length(w.done_on) = 10 AND length(w.collected_on) = 10 THEN days_between(w.done_on, w.collected_on) END AS done_days,
  CASE WHEN w.done_on IS NULL AND length(w.collected_on) = 10 THEN days_between(:as_of, w.collected_on) END AS open_days,
  CASE WHEN w.done_on IS NULL AND length(w.collected_on) = 10 AND days_between(:as_of, w.collected_on) > :wish_open_days THEN '超期' END AS is_overdue
FROM wish w
LEFT JOIN village v ON v.village_name = w.community
