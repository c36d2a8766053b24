-- materialized: table
-- M of JOB.md §6: usable members. Sex and birth come from the id; a missing group is 未知.
SELECT
  m._id,
  m.branch,
  COALESCE(m.category, '未知') AS category,
  CAST(SUBSTR(m.citizen_id, 17, 1) AS INTEGER) % 2 AS is_male,
  CASE WHEN m.ethnicity IS NULL THEN '未知' WHEN m.ethnicity = '汉族' THEN '汉族' ELSE '少数民族' END
    AS ethnicity,
  COALESCE(m.education, '未知') AS education,
  (CAST(REPLACE(:as_of, '-', '') AS INTEGER) - CAST(SUBSTR(m.citizen_id, 7, 8) AS INTEGER)) / 10000
    AS age,
  CASE WHEN m.joined BETWEEN :year_start AND :as_of
    THEN (CAST(REPLACE(m.joined, '-', '') AS INTEGER) - CAST(SUBSTR(m.citizen_id, 7, 8) AS INTEGER))
      / 10000 END AS admission_age,
  t.citizen_id IS NOT NULL AS attended,
  COALESCE(t.tenths >= 10 * :hours_reached, 0) AS reached
FROM member m
LEFT JOIN training t ON t.citizen_id = m.citizen_id
