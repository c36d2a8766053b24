-- materialized: table
-- 本年截至本期末的每次参训：attended 为 NULL 表示出勤情况不清楚（签名栏空白）。
-- person 是花名册里的人（没有身份证号的签到表按 training 的 match 认人），认不出的为 NULL。
-- 没有出勤栏但填了获得学时的，算参训。没有培训类别栏的，算集中培训。代签不算。
SELECT
  t._id, CAST(x.person AS INTEGER) AS person, x.rung, x.tried, x.candidates, t.citizen_id, t.name, t.phone, t.branch, b.village_id, t.unit,
  t.class_name, t.mode, t.audience, t.place, t.held_on,
  CASE WHEN length(t.ended_on) = 10 THEN t.ended_on ELSE t.held_on END AS last_on, t.status,
  CASE
    WHEN t.status IN :attended_status THEN 1
    WHEN t.status IS NOT NULL THEN 0
    WHEN t.hours > 0 THEN 1
  END AS attended,
  CASE WHEN t.mode IS NULL OR t.mode IN :concentrated_modes THEN 1 ELSE 0 END AS concentrated,
  CASE WHEN t.mode IN :no_hours_modes THEN 0 ELSE COALESCE(t.hours, t.class_hours) END AS hours,
  COALESCE(
    t.days,
    CASE WHEN length(t.held_on) = 10 AND length(t.ended_on) = 10 THEN days_between(t.ended_on, t.held_on) + 1 END
  ) AS days
FROM training t
LEFT JOIN training_match x ON x._id = t._id
LEFT JOIN branch_place b ON b._id = t.branch
WHERE t.held_on >= :year AND t.held_on <= :as_of
