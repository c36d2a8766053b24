-- materialized: table
-- M of JOB.md §6, usable members, by branch and 人员类别: one pass for all that is only counted.
-- Sex and birth come from the id. Counting by cases spares a sort for each dimension.
SELECT
  m.branch,
  COALESCE(m.category, '未知') AS category,
  COUNT(*) AS members,
  COUNT(t.member) AS attended,
  COUNT(CASE WHEN t.tenths >= 10 * :hours_reached THEN 1 END) AS reached,
  SUM(quotient(
    CAST(REPLACE(:as_of, '-', '') AS INTEGER) - CAST(SUBSTR(m.citizen_id, 7, 8) AS INTEGER), 10000)) AS age_sum,
  SUM(CAST(SUBSTR(m.citizen_id, 17, 1) AS INTEGER) % 2) AS men,
  COUNT(m.ethnicity) AS ethnicity_known,
  COUNT(CASE WHEN m.ethnicity = '汉族' THEN 1 END) AS han,
  COUNT(m.education) AS education_known,
  COUNT(CASE WHEN m.education = '研究生' THEN 1 END) AS postgraduate,
  COUNT(CASE WHEN m.education = '本科' THEN 1 END) AS undergraduate,
  COUNT(CASE WHEN m.education = '大专' THEN 1 END) AS college,
  COUNT(CASE WHEN m.education = '中专' THEN 1 END) AS vocational,
  COUNT(CASE WHEN m.education = '高中' THEN 1 END) AS senior_school,
  COUNT(CASE WHEN m.education = '初中' THEN 1 END) AS junior_school,
  COUNT(CASE WHEN m.education = '小学' THEN 1 END) AS primary_school
FROM member m
LEFT JOIN training t ON t.member = m._id
GROUP BY m.branch, m.category
