-- materialized: table
-- T of JOB.md §6 for the members of M: the tenths of hours that each has in the year. A sign-in's `member` is the row
-- of M that has its id.
SELECT member, SUM(CAST(ROUND(hours * 10) AS INTEGER)) AS tenths
FROM attendance
WHERE member IS NOT NULL AND held BETWEEN :year_start AND :as_of
GROUP BY member
