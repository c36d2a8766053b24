-- 每个村(社区)：书记、主任各是谁，是不是一人（号码相同，或同一行；缺号码的看姓名）。
SELECT
  v._id, v._sheet, v._row, v.village_name AS village, v.town, v.category,
  COALESCE(c.cadres, 0) AS cadres, COALESCE(c.secretaries, 0) AS secretaries, COALESCE(c.heads, 0) AS heads,
  c.secretary, c.head,
  CASE WHEN c.secretaries > 0 AND c.heads > 0 THEN CASE WHEN p.village_id IS NULL THEN 0 ELSE 1 END END AS one_shoulder
FROM village v
LEFT JOIN (
  SELECT
    village_id, COUNT(*) AS cadres, SUM(is_secretary) AS secretaries, SUM(is_head) AS heads,
    MAX(CASE WHEN is_secretary = 1 THEN name END) AS secretary,
    MAX(CASE WHEN is_head = 1 THEN name END) AS head
  FROM cadre_post
  WHERE in_post = 1
  GROUP BY village_id
) c ON c.village_id = v._id
LEFT JOIN (
  SELECT s.village_id
  FROM cadre_post s
  JOIN cadre_post h ON h.village_id = s.village_id
  WHERE s.in_post = 1 AND h.in_post = 1 AND s.is_secretary = 1 AND h.is_head = 1
    AND (s._id = h._id OR s.citizen_id = h.citizen_id
      OR ((s.citizen_id IS NULL OR h.citizen_id IS NULL) AND s.name = h.name))
  GROUP BY s.village_id
) p ON p.village_id = v._id
