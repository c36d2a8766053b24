-- materialized: table
-- 要点第1条点名轮训的四类人：村“两委”干部、村务监督委员会主任、村集体经济负责人、入党积极分子。一人任两职的两类都计。
-- 参训按身份证号、花名册里的同一人、姓名加电话、姓名加同村认；两边都有号码而不同的不算同一人。
WITH who AS (
  SELECT '村“两委”干部' AS people_group, c._id, c._sheet, c._row, c.name, c.citizen_id, c.phone, c.town, c.village, c.village_id,
    c.post, CAST(x.person AS INTEGER) AS person
  FROM cadre_post c LEFT JOIN village_cadre_match x ON x._id = c._id
  WHERE c.in_post = 1 AND c.in_team = 1
  UNION ALL
  SELECT '村务监督委员会主任', c._id, c._sheet, c._row, c.name, c.citizen_id, c.phone, c.town, c.village, c.village_id, c.post, CAST(x.person AS INTEGER) AS person
  FROM cadre_post c LEFT JOIN village_cadre_match x ON x._id = c._id
  WHERE c.in_post = 1 AND c.is_supervisor = 1
  UNION ALL
  SELECT '村集体经济负责人', c._id, c._sheet, c._row, c.name, c.citizen_id, c.phone, c.town, c.village, c.village_id, c.post, CAST(x.person AS INTEGER) AS person
  FROM cadre_post c LEFT JOIN village_cadre_match x ON x._id = c._id
  WHERE c.in_post = 1 AND c.is_economy = 1
  UNION ALL
  SELECT '入党积极分子', a._id, a._sheet, a._row, a.name, a.citizen_id, a.phone, COALESCE(v.town, b.town), COALESCE(v.village_name, b.village),
    COALESCE(a.village, b.village_id), NULL, NULL
  FROM activist a
  LEFT JOIN village v ON v._id = a.village
  LEFT JOIN branch_place b ON b._id = a.branch
  WHERE (a.state IS NULL OR a.state = '在培') AND a.joined IS NULL
)
SELECT
  w.people_group, w._id, w._sheet, w._row, w.name, w.citizen_id, w.phone, w.town, w.village, w.post,
  COUNT(CASE WHEN t.attended = 1 THEN 1 END) AS trainings,
  COUNT(CASE WHEN t._id IS NOT NULL AND t.attended IS NULL THEN 1 END) AS unclear
FROM who w
LEFT JOIN attendance t
  ON t.concentrated = 1 AND t.name = w.name
  AND (w.citizen_id IS NULL OR t.citizen_id IS NULL OR t.citizen_id = w.citizen_id)
  AND (t.citizen_id = w.citizen_id OR t.person = w.person OR t.phone = w.phone OR t.village_id = w.village_id)
GROUP BY w.people_group, w._id, w._sheet, w._row, w.name, w.citizen_id, w.phone, w.town, w.village, w.post
