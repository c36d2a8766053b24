-- materialized: table
-- 每个两新组织：是否组织覆盖、单独组建、工作覆盖；NULL 为不清楚（含运营状态不清楚的）。
-- 有组建方式以组建方式为准；只填“已建”没填方式的，算覆盖，但不知道是否单独。
SELECT
  u._id, u._sheet, u._row, u.credit_code, u.org_name, u.town, COALESCE(u.park, '不在园区') AS park,
  u.org_type, u.industry, u.operating_state, u.staff_count, u.member_count, u.investor, u.org_form,
  u.no_org_reason, u.instructor, u.new_business,
  CASE
    WHEN u.staff_count IS NULL THEN '人数不清楚'
    WHEN u.staff_count < 10 THEN '10人以下'
    WHEN u.staff_count < 50 THEN '10—49人'
    WHEN u.staff_count < 100 THEN '50—99人'
    ELSE '100人及以上'
  END AS staff_band,
  CASE
    WHEN u.org_type IN :social_org_types THEN CASE WHEN u.staff_count >= :focus_staff_social THEN 1 ELSE 0 END
    ELSE CASE WHEN u.staff_count >= :focus_staff_enterprise OR u.park IS NOT NULL THEN 1 ELSE 0 END
  END AS in_focus,
  COALESCE(u.full_count, u.member_count - COALESCE(u.probationary_count, 0)) AS full_members,
  CASE
    WHEN u.org_form IN :org_forms THEN 1
    WHEN u.org_form IS NOT NULL THEN 0
    ELSE u.has_org
  END AS covered,
  CASE
    WHEN u.org_form = '单独组建' THEN 1
    WHEN u.org_form IS NOT NULL THEN 0
    WHEN u.has_org = 0 THEN 0
  END AS solo,
  CASE
    WHEN u.org_form IN :org_forms THEN 1
    WHEN u.org_form IS NULL AND u.has_org = 1 THEN 1
    WHEN u.has_instructor = 1 OR u.instructor IS NOT NULL THEN 1
    WHEN u.has_instructor = 0 AND (u.org_form IS NOT NULL OR u.has_org = 0) THEN 0
  END AS work_covered
FROM two_new_org u
