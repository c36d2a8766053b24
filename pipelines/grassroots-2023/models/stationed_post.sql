-- 每段驻村任职：本期末是否在任（离任日期每种读法都已过才算离任）。
SELECT
  t._id, t._sheet, t._row, t.name, t.citizen_id, t.phone, t.role, t.sent_level, t.sent_by, t.village AS village_id,
  v.village_name AS village, COALESCE(v.town, t.town) AS town, t.since, t.until, t.graduate, t.days,
  t.quarter_grade, t.year_grade, t.final_grade, t.feedback_on,
  CASE
    WHEN t.since > :as_of THEN 0
    WHEN substr(t.until || '-12', 1, 7) <= :period THEN 0
    ELSE 1
  END AS in_post
FROM stationed_team t
LEFT JOIN village v ON v._id = t.village
