-- 每个党支部的承诺、践诺、评诺和亮身份，取事项清单。一项也没报的支部不可判定。
SELECT
  b._id, b._sheet, b._row, b.org_name, b.town, b.village, b.unit_kind, b.secretary, b.secretary_phone, s.members,
  p.promised, p.kept, p.appraised, p.signs, p.sign_rows
FROM branch_place b
JOIN branch_size s ON s._id = b._id
LEFT JOIN (
  SELECT
    w.branch,
    MAX(CASE WHEN c.item = '党员承诺' THEN c.done END) AS promised,
    MAX(CASE WHEN c.item = '党员践诺' THEN c.done END) AS kept,
    MAX(CASE WHEN c.item = '党员评诺' THEN c.done END) AS appraised,
    SUM(CASE WHEN c.item IN ('党员户标识', '党员岗标识', '党员责任区标识', '党员亮身份') AND c.done = 1 THEN 1 ELSE 0 END) AS signs,
    SUM(CASE WHEN c.item IN ('党员户标识', '党员岗标识', '党员责任区标识', '党员亮身份') AND c.done IS NOT NULL THEN 1 ELSE 0 END) AS sign_rows
  FROM checklist c
  JOIN (SELECT word, MIN(branch) AS branch FROM branch_words GROUP BY word HAVING COUNT(*) = 1) w ON w.word = c.unit
  WHERE c.due IS NULL OR c.due = 1
  GROUP BY w.branch
) p ON p.branch = b._id
WHERE b.is_branch = 1
