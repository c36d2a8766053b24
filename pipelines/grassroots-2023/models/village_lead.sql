-- 每个村(社区)最上面的党组织：有党委、党总支的是它；只有一个支部的是那个支部；有几个并列的说不清。
SELECT
  v._id, v.village_name AS village, v.town, v.category,
  o._id AS org_id, o.org_name, o.secretary
FROM village v
LEFT JOIN (
  SELECT
    village,
    CASE
      WHEN COUNT(CASE WHEN kind = '党委' THEN 1 END) = 1 THEN MIN(CASE WHEN kind = '党委' THEN _id END)
      WHEN COUNT(CASE WHEN kind = '党委' THEN 1 END) > 1 THEN NULL
      WHEN COUNT(CASE WHEN kind = '党总支' THEN 1 END) = 1 THEN MIN(CASE WHEN kind = '党总支' THEN _id END)
      WHEN COUNT(*) = 1 THEN MIN(_id)
    END AS lead
  FROM branch
  WHERE village IS NOT NULL AND (closed IS NULL OR closed = 0)
  GROUP BY village
) l ON l.village = v._id
LEFT JOIN branch o ON o._id = l.lead
