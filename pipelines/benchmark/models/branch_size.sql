-- materialized: table
-- B of JOB.md §6, usable branches, each with what its rows in M add up to.
SELECT
  b._id,
  b.code,
  b.name,
  b.category,
  b.town,
  b.village,
  b.reported_members,
  COALESCE(SUM(m.members), 0) AS members,
  SUM(m.attended) AS attended,
  SUM(m.reached) AS reached,
  SUM(m.age_sum) AS age_sum
FROM branch b
LEFT JOIN branch_member m ON m.branch = b._id
GROUP BY b._id, b.code, b.name, b.category, b.town, b.village, b.reported_members
