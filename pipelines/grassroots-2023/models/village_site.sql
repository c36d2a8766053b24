-- materialized: table
-- 每个村(社区)的阵地建筑面积（几处的取最大一处）和应有面积。
-- area 为 NULL：该乡镇没报阵地台账，或填的面积不清楚；报了台账而没有这个村的，按没有阵地计 0。
-- 城市社区：500㎡ 与 每百户30㎡，either 取小，both 取大；没有户数的，够不够由 500㎡ 一条能定的才定。
SELECT
  s.*,
  CASE
    WHEN s.area IS NULL OR s.category IS NULL THEN NULL
    WHEN s.area >= :facility_village_area THEN 1
    ELSE 0
  END AS village_enough,
  CASE
    WHEN s.area IS NULL OR s.category IS NULL THEN NULL
    WHEN :facility_community_mode = 'both' THEN
      CASE
        WHEN s.area < :facility_community_area THEN 0
        WHEN s.households IS NULL THEN NULL
        WHEN s.area >= s.by_households THEN 1
        ELSE 0
      END
    WHEN s.area >= :facility_community_area THEN 1
    WHEN s.households IS NULL THEN NULL
    WHEN s.area >= s.by_households THEN 1
    ELSE 0
  END AS community_enough,
  CASE
    WHEN s.area IS NULL THEN NULL
    WHEN s.area >= :facility_community_area AND s.area >= s.by_households THEN '两条都够'
    WHEN s.area >= :facility_community_area THEN '够面积标准'
    WHEN s.area >= s.by_households THEN '够每百户标准'
    WHEN s.households IS NULL THEN '没有户数'
    ELSE '两条都不够'
  END AS test,
  CASE
    WHEN s.households IS NULL THEN :facility_community_area
    WHEN (:facility_community_mode = 'both') = (s.by_households > :facility_community_area) THEN s.by_households
    ELSE :facility_community_area
  END AS community_area
FROM (
  SELECT
    v._id, v._sheet, v._row, v.village_name AS village, v.town, v.category, f.sites, f.site,
    COALESCE(v.households, v.resident_households) AS households,
    COALESCE(v.households, v.resident_households) * :facility_community_per_100 / 100.0 AS by_households,
    CASE WHEN f.sites > 0 THEN f.area WHEN r.sites > 0 THEN 0 END AS area,
    v.facility_area AS stated_area
  FROM village v
  LEFT JOIN (
    SELECT village, COUNT(*) AS sites, MAX(CASE WHEN building_area > 0 THEN building_area END) AS area, MIN(facility_name) AS site
    FROM facility
    WHERE village IS NOT NULL AND kind IN ('村党群服务中心', '社区党群服务中心')
    GROUP BY village
  ) f ON f.village = v._id
  LEFT JOIN (
    SELECT COALESCE(w.town, x.town) AS town, COUNT(*) AS sites
    FROM facility x LEFT JOIN village w ON w._id = x.village
    GROUP BY COALESCE(w.town, x.town)
  ) r ON r.town = v.town
) s
