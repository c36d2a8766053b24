-- materialized: table
-- 每个网格：是否建有党支部或党小组；网格长是不是党员。NULL 为不清楚。
-- 有党组织：党支部名称对得上台账，或写了党小组名称。只填“有”没写名称的，不知道是哪个，不可判定。
-- 是党员：政治面貌写明的，或本村（没有村的，本乡镇）花名册里有这个姓名；都没有的不清楚。
SELECT
  g._id, g._sheet, g._row, g.grid_code, g.grid_name, g.level, g.households, g.head, g.head_politics, g.party_group, g.member_count,
  COALESCE(v.town, g.town) AS town, v.village_name AS village, g.village AS village_id,
  b.org_name AS branch,
  CASE
    WHEN g.branch IS NOT NULL OR g.party_group IS NOT NULL THEN 1
    WHEN g.has_org = 0 THEN 0
  END AS has_party_org,
  CASE
    WHEN g.head IS NULL THEN NULL
    WHEN g.head_politics IN ('中共党员', '中共预备党员') THEN 1
    WHEN g.head_politics IS NOT NULL THEN 0
    WHEN EXISTS (
      SELECT 1 FROM roster r
      WHERE r.name = g.head AND r.on_roll = 1
        AND (r.village_id = g.village OR (g.village IS NULL AND r.town = g.town))
    ) THEN 1
  END AS head_is_member
FROM grid g
LEFT JOIN village v ON v._id = g.village
LEFT JOIN branch b ON b._id = g.branch
