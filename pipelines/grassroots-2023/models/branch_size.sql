-- materialized: table
-- 每个党组织在花名册里的在册人数；unclear 是人员类别不清楚的。
SELECT
  b._id,
  COALESCE(s.members, 0) AS members,
  COALESCE(s.full_members, 0) AS full_members,
  COALESCE(s.probationary, 0) AS probationary,
  COALESCE(s.unclear, 0) AS unclear
FROM branch b
LEFT JOIN (
  SELECT
    branch_id,
    COUNT(*) AS members,
    SUM(CASE WHEN member_type = '正式党员' THEN 1 ELSE 0 END) AS full_members,
    SUM(CASE WHEN member_type = '预备党员' THEN 1 ELSE 0 END) AS probationary,
    SUM(CASE WHEN member_type IS NULL THEN 1 ELSE 0 END) AS unclear
  FROM roster
  WHERE on_roll = 1 AND branch_id IS NOT NULL
  GROUP BY branch_id
) s ON s.branch_id = b._id
