-- 认人时村(社区)干部台账一方的各栏。
SELECT
  c._id, c.name, c.citizen_id, CASE WHEN length(c.birth) >= 7 THEN substr(c.birth, 1, 7) END AS born_month,
  c.phone, c.village AS village_id
FROM village_cadre c
