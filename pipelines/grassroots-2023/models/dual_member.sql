-- materialized: table
-- 应双报到的在职党员：机关、事业单位支部的在册党员，岗位不是离退休。住不住在本区不知道，一律计入。
-- 登记表里同名同支部说不清的（shared）不可判定；登记表一行也没有的，是没报。
SELECT
  r._id, r._sheet, r._row, r.name, r.citizen_id, r.phone, r.branch, r.town, r.village, r.unit_kind, r.job,
  d.community, d.reported,
  CASE
    WHEN d.reported = 1 THEN 1
    WHEN d.unclear > 0 OR s.shared > 0 THEN NULL
    WHEN EXISTS (SELECT 1 FROM dual_report) THEN 0
  END AS is_reported
FROM roster r
LEFT JOIN (
  SELECT person, MAX(is_reported) AS reported, SUM(CASE WHEN is_reported IS NULL THEN 1 ELSE 0 END) AS unclear, MIN(community) AS community
  FROM dual_report_state
  WHERE person IS NOT NULL
  GROUP BY person
) d ON d.person = r._id
LEFT JOIN (
  SELECT d.name, d.branch, COUNT(*) AS shared
  FROM dual_report d JOIN dual_report_match x ON x._id = d._id
  WHERE x.person IS NULL AND d.citizen_id IS NULL AND x.tried = '姓名+党支部'
  GROUP BY d.name, d.branch
) s ON s.name = r.name AND s.branch = r.branch_id
WHERE r.on_roll = 1 AND r.unit_kind IN :dual_unit_kinds AND (r.job IS NULL OR r.job NOT IN :retired_jobs)
