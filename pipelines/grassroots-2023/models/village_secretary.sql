-- 在任的村(社区)书记：备案、任期审计。本届从本村党组织当选日期起算，没有的从本人任现职起算。
-- 台账里一个人也没填备案（审计）的，是没报，不是没做：filed_reported、audit_reported。
SELECT
  c._id, c._sheet, c._row, c.name, c.citizen_id, c.phone, c.town, c.village, c.category, c.in_post_since,
  CASE WHEN p.one_shoulder = 1 THEN '一肩挑' WHEN p.one_shoulder = 0 THEN '非一肩挑' END AS shoulder,
  c.filed_on, c.filed, c.audited_on, COALESCE(b.elected, c.in_post_since) AS term_start,
  CASE
    WHEN c.filed_on <= :as_of THEN 1
    WHEN c.filed = 1 THEN NULL
    WHEN c.filed = 0 OR s.filed > 0 THEN 0
  END AS is_filed,
  CASE
    WHEN substr(c.audited_on || '-99-99', 1, 10) >= COALESCE(b.elected, c.in_post_since) THEN 1
    WHEN k.done = 1 THEN 1
    WHEN c.audited_on IS NOT NULL AND COALESCE(b.elected, c.in_post_since) IS NULL THEN NULL
    WHEN c.audited_on IS NOT NULL THEN 0
    WHEN c.audited = 1 THEN NULL
    WHEN k.done = 0 OR c.audited = 0 OR s.audited > 0 THEN 0
  END AS is_audited
FROM cadre_post c
LEFT JOIN village_post p ON p._id = c.village_id
LEFT JOIN (SELECT village, MAX(elected) AS elected FROM branch WHERE closed IS NULL OR closed = 0 GROUP BY village) b
  ON b.village = c.village_id
LEFT JOIN (
  SELECT _sheet, COUNT(filed_on) + COUNT(filed) AS filed, COUNT(audited_on) + COUNT(audited) AS audited
  FROM village_cadre
  GROUP BY _sheet
) s ON s._sheet = c._sheet
LEFT JOIN (
  SELECT COALESCE(l.village, v._id) AS village_id, l.person, MAX(l.done) AS done
  FROM checklist l
  LEFT JOIN village v ON v.village_name = l.unit
  WHERE l.item = '任期审计' AND (l.due IS NULL OR l.due = 1)
  GROUP BY COALESCE(l.village, v._id), l.person
) k ON k.village_id = c.village_id AND (k.person IS NULL OR k.person = c.name)
WHERE c.in_post = 1 AND c.is_secretary = 1
