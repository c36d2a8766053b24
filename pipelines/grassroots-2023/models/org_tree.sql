-- materialized: table
-- 每个党组织和它往上的每一级；自己是第0级。最多 :org_depth_max 级，互为上级的也停得下来。
WITH RECURSIVE up AS (
  SELECT _id, _id AS ancestor, 0 AS depth FROM branch
  UNION ALL
  SELECT u._id, p.parent, u.depth + 1
  FROM up u
  JOIN org_parent p ON p._id = u.ancestor
  WHERE p.parent IS NOT NULL AND u.depth < :org_depth_max
)
SELECT _id, ancestor, depth FROM up
