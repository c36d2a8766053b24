-- 每名党建指导员联系几家两新组织、走访过几次。有电话的按姓名、电话认人，没有的按姓名、乡镇。
SELECT
  MIN(u._id) AS _id, u.instructor, COALESCE(u.instructor_phone, '') AS phone_key, MIN(u.town) AS town, MIN(u.instructor_employer) AS employer,
  COUNT(*) AS units,
  SUM(u.visit_count) AS visits,
  SUM(CASE WHEN u.visit_count = 0 THEN 1 ELSE 0 END) AS never_visited
FROM two_new_org u
WHERE u.instructor IS NOT NULL AND (u.operating_state IS NULL OR u.operating_state IN :operating_states)
GROUP BY u.instructor, COALESCE(u.instructor_phone, ''), CASE WHEN u.instructor_phone IS NULL THEN u.town ELSE '' END
