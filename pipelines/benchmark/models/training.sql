-- materialized: table
-- T of JOB.md §6 for the members of M: the tenths of hours that each has in the year.
SELECT m._id AS member, SUM(CAST(ROUND(a.hours * 10) AS INTEGER)) AS tenths
FROM attendance a
JOIN member m ON m.citizen_id = a.citizen_id
WHERE a.held BETWEEN :year_start AND :as_of
GROUP BY m._id
