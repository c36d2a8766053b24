-- 应双报到的单位党组织：机关、事业单位的党支部。登记表里按党组织认，没填党组织的按单位名称认。
SELECT
  b._id, b._sheet, b._row, b.org_name, b.town, b.unit_kind, b.secretary, b.secretary_phone,
  MAX(CASE WHEN u.state = '已报到' OR (u.state IS NULL AND u.reported_on <= :as_of) THEN 1 WHEN u._id IS NOT NULL THEN 0 END) AS reported,
  MAX(u.community) AS community, MAX(u.agreement) AS agreement,
  CASE WHEN EXISTS (SELECT 1 FROM dual_report_unit) THEN 1 ELSE 0 END AS any_reported
FROM branch_place b
JOIN branch o ON o._id = b._id
LEFT JOIN dual_report_unit u ON u.branch = b._id OR (u.branch IS NULL AND u.unit = o.unit_name)
WHERE b.is_branch = 1 AND b.unit_kind IN :dual_unit_kinds
GROUP BY b._id, b._sheet, b._row, b.org_name, b.town, b.unit_kind, b.secretary, b.secretary_phone
