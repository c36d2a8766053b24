-- 认不准的参训行和候选人（花名册里的支部、出生年月）：同名的几个都列出，只到乡镇的也只作候选。
SELECT
  t._id, t.name, x.tried, x.candidates,
  GROUP_CONCAT(COALESCE(m.branch_name, '支部不清楚') || ' ' || m.born_month, '；') AS who
FROM training_match x
JOIN training_person t ON t._id = x._id
JOIN (
  SELECT p.*, b.org_name AS branch_name FROM member_person p LEFT JOIN branch b ON b._id = p.branch ORDER BY p._id
) m
  ON m.name = t.name
  AND (x.tried = '姓名+乡镇' AND m.town = t.town
    OR x.tried = '姓名+党支部' AND m.branch = t.branch
    OR x.tried = '姓名+手机号' AND m.phone = t.phone
    OR x.tried = '姓名+出生年月+党支部' AND m.branch = t.branch AND m.born_month = t.born_month)
WHERE x.person IS NULL AND x.candidates > 0 AND t.citizen_id IS NULL
GROUP BY t._id, t.name, x.tried, x.candidates
