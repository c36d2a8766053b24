-- materialized: table
-- 本年处在发展对象以上阶段的人：预审（没有的看入党）以前的短期集中培训有多少天、多少学时。
-- 天数、学时取积极分子台账自己填的和签到表里算得出的较大者。列为发展对象在上年的，上年的签到表不在本年材料里：
-- 台账上什么也没填的不能说没有培训（visible = 0）。
SELECT
  d.*,
  CASE
    WHEN d.hours >= :target_hours OR d.days >= :target_days THEN 1
    WHEN d.noted = 1 AND d.known = 0 THEN NULL
    WHEN d.known = 1 OR d.visible = 1 THEN 0
  END AS is_trained
FROM (
  SELECT
    a._id, a._sheet, a._row, a.name, a.citizen_id, COALESCE(v.town, b.town) AS town, COALESCE(v.village_name, b.village) AS village,
    b.org_name AS branch, a.target_on, a.prechecked, a.joined, a.state,
    CASE WHEN COALESCE(a.training_hours, 0) < t.hours THEN t.hours ELSE COALESCE(a.training_hours, 0) END AS hours,
    CASE WHEN COALESCE(a.training_days, 0) < t.days THEN t.days ELSE COALESCE(a.training_days, 0) END AS days,
    CASE WHEN a.training_hours IS NOT NULL OR a.training_days IS NOT NULL THEN 1 ELSE 0 END AS known,
    CASE WHEN a.trained_on IS NOT NULL OR a.certificate IS NOT NULL OR a.trained IS NOT NULL THEN 1 ELSE 0 END AS noted,
    CASE WHEN a.target_on >= :year THEN 1 ELSE 0 END AS visible,
    CASE WHEN a.prechecked IS NOT NULL OR a.joined IS NOT NULL THEN 1 ELSE 0 END AS is_admitted
  FROM activist a
  LEFT JOIN village v ON v._id = a.village
  LEFT JOIN branch_place b ON b._id = a.branch
  LEFT JOIN (
    SELECT a._id, COUNT(*) AS classes, SUM(t.hours) AS hours, SUM(t.days) AS days
    FROM activist a
    JOIN attendance t
      ON t.name = a.name AND t.attended = 1 AND t.concentrated = 1
      AND (a.citizen_id IS NULL OR t.citizen_id IS NULL OR t.citizen_id = a.citizen_id)
      AND (t.citizen_id = a.citizen_id OR t.phone = a.phone OR t.branch = a.branch)
      AND t.held_on <= COALESCE(a.prechecked, a.joined, :as_of)
    GROUP BY a._id
  ) t ON t._id = a._id
  WHERE a.target_on IS NOT NULL AND (a.state IS NULL OR a.state IN ('在培', '已发展'))
    AND (a.joined IS NULL OR a.joined >= :year)
) d
