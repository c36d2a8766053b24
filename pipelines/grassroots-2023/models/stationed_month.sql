-- 驻村人员 × 月的在岗天数：本期的月取“月在岗天数”，一月一栏的取各栏。只有整月在任的月才算。
-- 本月没填天数的也列出（不可判定）；以前的月没填的不列。
WITH filled AS (
  SELECT t._id, substr(:period, 6, 2) AS m, t.days FROM stationed_team t WHERE t.days IS NOT NULL
  UNION ALL SELECT _id, '01', days_01 FROM stationed_team WHERE days_01 IS NOT NULL
  UNION ALL SELECT _id, '02', days_02 FROM stationed_team WHERE days_02 IS NOT NULL
  UNION ALL SELECT _id, '03', days_03 FROM stationed_team WHERE days_03 IS NOT NULL
  UNION ALL SELECT _id, '04', days_04 FROM stationed_team WHERE days_04 IS NOT NULL
  UNION ALL SELECT _id, '05', days_05 FROM stationed_team WHERE days_05 IS NOT NULL
  UNION ALL SELECT _id, '06', days_06 FROM stationed_team WHERE days_06 IS NOT NULL
  UNION ALL SELECT _id, '07', days_07 FROM stationed_team WHERE days_07 IS NOT NULL
  UNION ALL SELECT _id, '08', days_08 FROM stationed_team WHERE days_08 IS NOT NULL
  UNION ALL SELECT _id, '09', days_09 FROM stationed_team WHERE days_09 IS NOT NULL
  UNION ALL SELECT _id, '10', days_10 FROM stationed_team WHERE days_10 IS NOT NULL
  UNION ALL SELECT _id, '11', days_11 FROM stationed_team WHERE days_11 IS NOT NULL
  UNION ALL SELECT _id, '12', days_12 FROM stationed_team WHERE days_12 IS NOT NULL
),
worked AS (
  SELECT _id, :year || '-' || m AS month, MAX(days) AS days FROM filled GROUP BY _id, m
  UNION ALL
  SELECT p._id, :period, NULL FROM stationed_post p
  WHERE p.in_post = 1 AND NOT EXISTS (SELECT 1 FROM filled f WHERE f._id = p._id AND f.m = substr(:period, 6, 2))
)
SELECT
  p._id, p._sheet, p._row, p.name, p.role, p.sent_level, p.sent_by, p.town, p.village, p.graduate, p.since, p.until,
  w.month, w.days,
  CAST(substr(last_day(w.month || '-01'), 9, 2) AS INTEGER) AS month_days
FROM worked w
JOIN stationed_post p ON p._id = w._id
WHERE w.month <= :period
  AND (p.since IS NULL OR p.since <= w.month || '-01')
  AND (p.until IS NULL OR substr(p.until, 1, 7) > w.month)
