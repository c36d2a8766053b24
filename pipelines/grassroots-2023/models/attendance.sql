-- 本年截至本期末的每次参训：attended 为 NULL 表示出勤情况不清楚（签名栏空白）。
-- 没有出勤栏但填了获得学时的，算参训。没有培训类别栏的，算集中培训。代签不算。
SELECT
  t._id, t.citizen_id, t.name, t.class_name, t.mode, t.held_on, t.status,
  CASE
    WHEN t.status IN :attended_status THEN 1
    WHEN t.status IS NOT NULL THEN 0
    WHEN t.hours > 0 THEN 1
  END AS attended,
  CASE WHEN t.mode IS NULL OR t.mode IN :concentrated_modes THEN 1 ELSE 0 END AS concentrated,
  CASE WHEN t.mode IN :no_hours_modes THEN 0 ELSE COALESCE(t.hours, t.class_hours) END AS hours
FROM training t
WHERE t.held_on >= :year AND t.held_on <= :as_of
