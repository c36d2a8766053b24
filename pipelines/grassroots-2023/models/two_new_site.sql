-- 建有党组织、正常运营的两新组织的阵地“六有”：阵地台账里有它的一行看六栏；没有的看两新台账“是否达到六有”。
-- 六栏有一项没有即不达标，有没填的不清楚；没有活动场所的不达标。
SELECT
  u._id, u._sheet, u._row, u.org_name, u.town, u.org_type, u.org_form, u.park,
  CASE
    WHEN f.sites > 0 THEN f.six
    WHEN o.has_six IS NOT NULL THEN o.has_six
    WHEN o.has_place = 0 THEN 0
  END AS six,
  f.missing
FROM two_new_unit u
JOIN two_new_org o ON o._id = u._id
LEFT JOIN (
  SELECT
    unit_name, town, COUNT(*) AS sites,
    MIN(CASE
      WHEN has_place = 0 OR has_equipment = 0 OR has_sign = 0 OR has_flag = 0 OR has_books = 0 OR has_rules = 0 THEN 0
      WHEN has_place + has_equipment + has_sign + has_flag + has_books + has_rules = 6 THEN 1
    END) AS six,
    MIN(
      CASE WHEN has_place = 0 THEN '场所 ' ELSE '' END || CASE WHEN has_equipment = 0 THEN '设施 ' ELSE '' END
      || CASE WHEN has_sign = 0 THEN '标志 ' ELSE '' END || CASE WHEN has_flag = 0 THEN '党旗 ' ELSE '' END
      || CASE WHEN has_books = 0 THEN '书报 ' ELSE '' END || CASE WHEN has_rules = 0 THEN '制度 ' ELSE '' END
    ) AS missing
  FROM facility
  WHERE unit_name IS NOT NULL
  GROUP BY unit_name, town
) f ON f.unit_name = u.org_name AND f.town = u.town
WHERE u.operating_state IN :operating_states AND u.covered = 1
