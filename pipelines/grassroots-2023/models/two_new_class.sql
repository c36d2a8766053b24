-- 本年面向两新组织的培训班，一班一行：班名或培训对象写明的。签到表和培训班台账里同名同日的是一班。
SELECT c.class_name, c.held_on, MAX(c.town) AS town, SUM(c.people) AS people, MAX(c.stated) AS stated
FROM (
  SELECT t.class_name, t.held_on, MAX(t.audience) AS audience, MAX(COALESCE(t.town, b.town)) AS town, COUNT(*) AS people, MAX(t.trained) AS stated
  FROM training t LEFT JOIN branch_place b ON b._id = t.branch
  WHERE t.held_on >= :year AND t.held_on <= :as_of
  GROUP BY t.class_name, t.held_on
  UNION ALL
  SELECT class_name, held_on, audience, town, 0, trained
  FROM training_class
  WHERE held_on >= :year AND held_on <= :as_of
) c
WHERE c.class_name LIKE '%两新%' OR c.audience LIKE '%两新%' OR c.class_name LIKE '%非公%' OR c.audience LIKE '%非公%'
  OR c.class_name LIKE '%社会组织%' OR c.audience LIKE '%社会组织%' OR c.class_name LIKE '%小个专%' OR c.audience LIKE '%小个专%'
  OR c.class_name LIKE '%新业态%' OR c.audience LIKE '%新业态%' OR c.class_name LIKE '%新就业群体%' OR c.audience LIKE '%新就业群体%'
GROUP BY c.class_name, c.held_on
