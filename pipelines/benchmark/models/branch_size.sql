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
  COALESCE(p.members, 0) AS members,
  p.attended,
  p.reached,
  p.age_sum
FROM branch b
LEFT JOIN (
  SELECT branch, COUNT(*) AS members, SUM(attended) AS attended, SUM(reached) AS reached,
    SUM(age) AS age_sum
  FROM person
  GROUP BY branch
) p ON p.branch = b._id
