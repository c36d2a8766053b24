-- materialized: table
-- T of JOB.md §6: the tenths of hours that each id has in the year.
SELECT citizen_id, SUM(CAST(ROUND(hours * 10) AS INTEGER)) AS tenths
FROM attendance
WHERE held BETWEEN :year_start AND :as_of
GROUP BY citizen_id
