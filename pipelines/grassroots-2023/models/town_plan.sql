-- 每个乡镇的发展党员计划和本年已发展人数（花名册入党日期在本年的在册党员，及积极分子台账的）。
SELECT
  p._id, p._sheet, p._row, p.town, p.planned,
  COALESCE(m.admitted, 0) AS admitted,
  COALESCE(a.admitted, 0) AS admitted_activists
FROM admission_plan p
LEFT JOIN (
  SELECT
    town,
    SUM(CASE WHEN joined >= :year AND joined <= :as_of THEN 1 ELSE 0 END) AS admitted
  FROM roster
  WHERE on_roll = 1
  GROUP BY town
) m ON m.town = p.town
LEFT JOIN (
  SELECT b.town, COUNT(*) AS admitted
  FROM activist c JOIN branch_place b ON b._id = c.branch
  WHERE c.joined >= :year AND c.joined <= :as_of
  GROUP BY b.town
) a ON a.town = p.town
