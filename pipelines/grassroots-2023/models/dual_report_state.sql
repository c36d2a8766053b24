-- materialized: table
-- 双报到登记的每一行：是花名册里的谁，报到没有，参加服务没有。状态没填而填了报到日期的，算已报到。
SELECT
  d._id, d._sheet, d._row, d.name, d.unit, d.phone, d.community, d.reported_on, d.state, d.times, d.service_hours, d.duty,
  CAST(x.person AS INTEGER) AS person, x.rung, x.candidates, r.branch, r.town, r.unit_kind, r.job,
  CASE
    WHEN d.state = '已报到' THEN 1
    WHEN d.state IS NOT NULL THEN 0
    WHEN d.reported_on <= :as_of THEN 1
  END AS is_reported,
  CASE
    WHEN d.times >= :dual_active_times OR d.service_hours > 0 THEN 1
    WHEN d.times IS NULL AND d.service_hours IS NULL THEN NULL
    ELSE 0
  END AS is_active
FROM dual_report d
LEFT JOIN dual_report_match x ON x._id = d._id
LEFT JOIN roster r ON r._id = x.person
