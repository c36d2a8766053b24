-- 本年参加过培训的两新组织人员，一人一行：花名册里两新组织支部的党员，和单位是两新组织、花名册里没有的人（按单位、姓名去重）。
SELECT 'p' || r._id AS person_key, r.name, r.town, r.branch AS unit, COUNT(*) AS classes
FROM attendance a JOIN roster r ON r._id = a.person
WHERE a.attended = 1 AND (r.unit_kind IN :two_new_unit_kinds OR r.job IN :two_new_jobs)
GROUP BY r._id, r.name, r.town, r.branch
UNION ALL
SELECT 'u' || u._id || a.name, a.name, u.town, u.org_name, COUNT(*)
FROM attendance a JOIN two_new_org u ON u.org_name = a.unit
WHERE a.attended = 1 AND a.person IS NULL
GROUP BY u._id, a.name, u.town, u.org_name
