-- 近一年新任的党组织书记（党组织台账的任职时间；村、社区没填的取村干部台账）和任职后半年内的培训。
-- 任职时间只到年的不用；还没满半年、还没培训的不算没做到（in_time）。只能看到本年的签到表：任职在上年的，上年培训过没有不知道（visible = 0）。
WITH appointed AS (
  SELECT b._id, b._sheet, b._row, b.org_name, p.town, p.village, b.secretary AS name, b.secretary_id AS citizen_id,
    b.secretary_phone AS phone, b.secretary_since AS since, b._id AS branch_id, p.village_id
  FROM branch b JOIN branch_place p ON p._id = b._id
  WHERE b.secretary IS NOT NULL AND length(b.secretary_since) >= 7 AND p.is_open = 1
  UNION ALL
  SELECT c._id, c._sheet, c._row, c.village || c.post, c.town, c.village, c.name, c.citizen_id, c.phone, c.in_post_since, NULL, c.village_id
  FROM cadre_post c
  WHERE c.in_post = 1 AND c.is_secretary = 1 AND length(c.in_post_since) >= 7
    AND NOT EXISTS (SELECT 1 FROM branch b WHERE b.village = c.village_id AND b.secretary = c.name AND b.secretary_since IS NOT NULL)
),
fresh AS (
  SELECT
    a.*,
    CAST(substr(:as_of, 1, 4) AS INTEGER) * 12 + CAST(substr(:as_of, 6, 2) AS INTEGER)
      - CAST(substr(a.since, 1, 4) AS INTEGER) * 12 - CAST(substr(a.since, 6, 2) AS INTEGER) AS months_in_post
  FROM appointed a
)
SELECT
  f._id, f._sheet, f._row, f.org_name, f.town, f.village, f.name, f.phone, f.since, f.months_in_post,
  CASE WHEN f.months_in_post < :induction_months THEN 1 ELSE 0 END AS in_time,
  CASE WHEN substr(f.since, 1, 4) >= :year THEN 1 ELSE 0 END AS visible,
  :induction_months - f.months_in_post AS months_left,
  MAX(CASE WHEN t.attended = 1 THEN 1 WHEN t._id IS NOT NULL AND t.attended IS NULL THEN 0 END) AS trained
FROM fresh f
LEFT JOIN (
  SELECT a.*, r.branch_id AS home, r.village_id AS home_village
  FROM attendance a LEFT JOIN roster r ON r._id = a.person
) t
  ON t.name = f.name AND t.concentrated = 1
  AND (t.attended = 1 OR t.attended IS NULL)
  AND (f.citizen_id IS NULL OR t.citizen_id IS NULL OR t.citizen_id = f.citizen_id)
  AND (t.citizen_id = f.citizen_id OR t.phone = f.phone OR t.branch = f.branch_id OR t.village_id = f.village_id OR t.home = f.branch_id OR t.home_village = f.village_id)
  AND substr(t.held_on || '-99', 1, 10) >= f.since
  AND CAST(substr(t.held_on, 1, 4) AS INTEGER) * 12 + CAST(substr(t.held_on, 6, 2) AS INTEGER)
    - CAST(substr(f.since, 1, 4) AS INTEGER) * 12 - CAST(substr(f.since, 6, 2) AS INTEGER) <= :induction_months
WHERE f.months_in_post BETWEEN 0 AND :induction_window_months
GROUP BY f._id, f._sheet, f._row, f.org_name, f.town, f.village, f.name, f.phone, f.since, f.months_in_post
