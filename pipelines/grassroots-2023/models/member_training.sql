-- materialized: table
-- 花名册每一行本年的集中培训次数和学时。
-- unclear：有出勤情况不清楚的集中培训；hours_unclear：有学时不清楚的参训，或出勤不清楚的学时。
-- 同一支部有同名的人，签到表上又只有姓名、支部，说不清是哪一个：两人都按不清楚（shared），不替他们认。
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
  COALESCE(a.unclear, 0) + COALESCE(s.shared, 0) AS unclear,
  COALESCE(a.hours, 0) AS hours,
  COALESCE(a.hours_unclear, 0) + COALESCE(s.shared, 0) AS hours_unclear,
  a.missed AS missed,
  a.last_trained AS last_trained
FROM roster r
LEFT JOIN (
  SELECT
    person,
    SUM(CASE WHEN attended = 1 AND concentrated = 1 THEN 1 ELSE 0 END) AS trainings,
    SUM(CASE WHEN attended IS NULL AND concentrated = 1 THEN 1 ELSE 0 END) AS unclear,
    SUM(CASE WHEN attended = 1 THEN COALESCE(hours, 0) ELSE 0 END) AS hours,
    SUM(CASE
      WHEN attended = 1 AND hours IS NULL THEN 1
      WHEN attended IS NULL AND (hours IS NULL OR hours > 0) THEN 1
      ELSE 0
    END) AS hours_unclear,
    MAX(CASE WHEN attended = 0 THEN status END) AS missed,
    MAX(CASE WHEN attended = 1 THEN held_on END) AS last_trained
  FROM attendance
  WHERE person IS NOT NULL
  GROUP BY person
) a ON a.person = r._id
LEFT JOIN (
  SELECT name, branch, SUM(CASE WHEN concentrated = 1 THEN 1 ELSE 0 END) AS shared
  FROM attendance
  WHERE person IS NULL AND citizen_id IS NULL AND tried = '姓名+党支部' AND (attended = 1 OR attended IS NULL)
  GROUP BY name, branch
) s ON s.name = r.name AND s.branch = r.branch_id
