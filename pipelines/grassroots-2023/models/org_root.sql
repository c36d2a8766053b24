-- materialized: table
-- 每个党组织往上到哪里为止。loop_length：绕几级回到自己，NULL 为不绕；
-- endless：往上 :org_depth_max 级还没到头，上面有互为上级的。
SELECT
  b._id, b.org_name, b.kind, b.closed, p.parent,
  t.loop_length,
  CASE WHEN t.levels >= :org_depth_max THEN 1 ELSE 0 END AS endless,
  r._id AS root_id, r.org_name AS root_name, r.kind AS root_kind
FROM branch b
JOIN org_parent p ON p._id = b._id
JOIN (
  SELECT _id, MAX(depth) AS levels, MIN(CASE WHEN depth > 0 AND ancestor = _id THEN depth END) AS loop_length
  FROM org_tree
  GROUP BY _id
) t ON t._id = b._id
LEFT JOIN org_tree l ON l._id = b._id AND l.depth = t.levels
LEFT JOIN branch r ON r._id = l.ancestor
