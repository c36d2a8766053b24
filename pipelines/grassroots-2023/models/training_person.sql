-- 认人时签到表一方的各栏。出生日期只到年的不用。
SELECT
  t._id, t.name, t.citizen_id, CASE WHEN length(t.birth) >= 7 THEN substr(t.birth, 1, 7) END AS born_month,
  t.phone, t.branch, COALESCE(t.town, b.town) AS town
FROM training t
LEFT JOIN branch_place b ON b._id = t.branch
