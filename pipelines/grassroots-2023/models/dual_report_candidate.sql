-- 认不准的双报到登记和候选人（花名册里的支部、出生年月）。
WITH open_row AS (
  SELECT t._id, t.name, t.phone, t.branch, x.tried, x.candidates
  FROM dual_report_match x
  JOIN dual_report_person t ON t._id = x._id
  WHERE x.person IS NULL AND x.candidates > 0 AND t.citizen_id IS NULL
),
candidate AS (
  SELECT
    t._id, t.name, t.tried, t.candidates,
    COALESCE(m.branch_name, '支部不清楚') || ' ' || m.born_month AS who,
    ROW_NUMBER() OVER (PARTITION BY t._id ORDER BY m._id) AS place
  FROM (
    SELECT p.*, b.org_name AS branch_name
    FROM member_person p LEFT JOIN branch b ON b._id = p.branch
    WHERE p.name IN (SELECT name FROM open_row)
  ) m
  JOIN open_row t
    ON t.name = m.name
    AND (t.tried = '仅姓名'
      OR t.tried = '姓名+党支部' AND m.branch = t.branch
      OR t.tried = '姓名+手机号' AND m.phone = t.phone)
)
SELECT
  _id, name, tried, candidates,
  MAX(CASE WHEN place = 1 THEN who END)
    || COALESCE('；' || MAX(CASE WHEN place = 2 THEN who END), '')
    || COALESCE('；' || MAX(CASE WHEN place = 3 THEN who END), '')
    || COALESCE('；' || MAX(CASE WHEN place = 4 THEN who END), '')
    || COALESCE('；' || MAX(CASE WHEN place = 5 THEN who END), '')
    || CASE WHEN COUNT(*) > 5 THEN '；等' ELSE '' END AS who
FROM candidate
GROUP BY _id, name, tried, candidates
