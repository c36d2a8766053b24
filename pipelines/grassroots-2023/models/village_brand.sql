-- 每个村(社区)有几个党建品牌。该乡镇没报品牌台账的看基本情况表“一村一品品牌”，也没填的不清楚。
SELECT
  v._id, v._sheet, v._row, v.village_name AS village, v.town, v.category, v.brand AS stated,
  COALESCE(b.brands, 0) AS brands,
  CASE
    WHEN b.brands > 0 THEN 1
    WHEN t.brands > 0 THEN 0
    WHEN v.brand IS NOT NULL THEN 1
  END AS has_brand
FROM village v
LEFT JOIN (SELECT village_id, COUNT(*) AS brands FROM brand_place WHERE village_id IS NOT NULL GROUP BY village_id) b ON b.village_id = v._id
LEFT JOIN (SELECT town, COUNT(*) AS brands FROM brand_place GROUP BY town) t ON t.town = v.town
