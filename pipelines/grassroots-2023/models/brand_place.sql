-- 每个品牌属于哪个村：填了村的以村为准，没填的取党组织所在村。
SELECT
  b._id, b._sheet, b._row, b.brand_name, b.field, b.standard, b.missing_items, b.demo, b.recommended,
  o.org_name, COALESCE(b.village, o.village_id) AS village_id, COALESCE(v.town, o.town, b.town) AS town
FROM brand b
LEFT JOIN branch_place o ON o._id = b.org
LEFT JOIN village v ON v._id = b.village
