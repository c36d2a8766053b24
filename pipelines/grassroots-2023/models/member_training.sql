-- materialized: table
-- 花名册每一行本年的集中培训次数和学时。
-- unclear：有出勤情况不清楚的集中培训；hours_unclear：有学时不清楚的参训，或出勤不清楚的学时。
SELECT
  r._id, r._sheet, r._row, r.name, r.citizen_id, r.sex, r.member_type, r.branch, r.town, r.village,
  r.unit_kind, r.post_in_party, r.phone, r.mobile, r.on_roll, r.frail, r.age,
  CASE
    WHEN r.age <= 35 THEN '35岁及以下'
    WHEN r.age <= 45 THEN '36—45岁'
    WHEN r.age <= 55 THEN '46—55岁'
    WHEN r.age <= 60 THEN '56—60岁'
    ELSE '61岁及以上'
  END AS age_band,
  CASE r.mobile WHEN 1 THEN '流动' WHEN 0 THEN '不流动' END AS mobility,
  COALESCE(a.trainings, 0) AS trainings,
  COALESCE(a.unclear, 0) AS unclear,
  COALESCE(a.hours, 0) AS hours,
  COALESCE(a.hours_unclear, 0) AS hours_unclear,
  a.missed AS missed
FROM roster r
LEFT JOIN (
  SELECT
    citizen_id,
    SUM(CASE WHEN attended = 1 AND concentrated = 1 THEN 1 ELSE 0 END) AS trainings,
    SUM(CASE WHEN attended IS NULL AND concentrated = 1 THEN 1 ELSE 0 END) AS unclear,
    SUM(CASE WHEN attended = 1 THEN COALESCE(hours, 0) ELSE 0 END) AS hours,
    SUM(CASE
      WHEN attended = 1 AND hours IS NULL THEN 1
      WHEN attended IS NULL AND (hours IS NULL OR hours > 0) THEN 1
      ELSE 0
    END) AS hours_unclear,
    MAX(CASE WHEN attended = 0 THEN status END) AS missed
  FROM attendance
  GROUP BY citizen_id
) a ON a.citizen_id = r.citizen_id
