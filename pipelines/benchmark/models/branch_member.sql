-- materialized: table
-- M of JOB.md §6, usable members, by branch and 人员类别. Birth comes from the id.
-- What is counted of all together is in m10: whatever this sort has to carry along costs more than a scan.
SELECT
  m.branch,
  COALESCE(m.category, '未知') AS category,
  COUNT(*) AS members,
  COUNT(t.member) AS attended,
  COUNT(CASE WHEN t.tenths >= 10 * :hours_reached THEN 1 END) AS reached,
  SUM(quotient(
    CAST(REPLACE(:as_of, '-', '') AS INTEGER) - CAST(SUBSTR(m.citizen_id, 7, 8) AS INTEGER), 10000)) AS age_sum
FROM member m
LEFT JOIN training t ON t.member = m._id
GROUP BY m.branch, m.category
