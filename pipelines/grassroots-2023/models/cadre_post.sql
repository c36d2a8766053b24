-- materialized: table
-- 每个村(社区)干部：是否在任，担任哪些职务。职务写法不一，先去掉带“书记”“主任”“委员”而不是本人所指的字样再看。
-- 离任日期最晚可能的一天也不晚于本期末的，才算离任。
SELECT
  p.*,
  CASE WHEN rest LIKE '%书记%' OR post LIKE '%一肩挑%' THEN 1 ELSE 0 END AS is_secretary,
  CASE WHEN rest LIKE '%主任%' OR post LIKE '%一肩挑%' THEN 1 ELSE 0 END AS is_head,
  CASE WHEN post LIKE '%监督委员会主任%' OR post LIKE '%监委会主任%' OR post LIKE '%监委主任%' OR post LIKE '%监督主任%' THEN 1 ELSE 0 END AS is_supervisor,
  CASE WHEN post LIKE '%集体经济%' OR post LIKE '%经联社%' OR post LIKE '%股份%社%' OR post LIKE '%经济合作社%' THEN 1 ELSE 0 END AS is_economy,
  CASE WHEN team LIKE '%书记%' OR team LIKE '%主任%' OR team LIKE '%委员%' OR post LIKE '%一肩挑%' THEN 1 ELSE 0 END AS in_team
FROM (
  SELECT
    c._id, c._sheet, c._row, c.name, c.citizen_id, c.phone, c.village AS village_id, v.village_name AS village,
    COALESCE(v.town, c.town) AS town, v.category, c.post, c.one_shoulder, c.in_post_since, c.left_on,
    c.filed, c.filed_on, c.audited, c.audited_on, c.is_member, c.political,
    CASE WHEN substr(c.left_on || '-12', 1, 7) <= :period THEN 0 ELSE 1 END AS in_post,
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(
      c.post, '村务监督委员会主任', ''), '居务监督委员会主任', ''), '监督委员会主任', ''), '监委会主任', ''), '监委主任', ''), '监督主任', ''),
      '副书记', ''), '第一书记', ''), '团支部书记', ''), '副主任', ''), '妇联主任', ''), '妇女主任', ''), '治保主任', '') AS rest,
    REPLACE(REPLACE(REPLACE(REPLACE(
      c.post, '村务监督委员会主任', ''), '居务监督委员会主任', ''), '村务监督委员会', ''), '居务监督委员会', '') AS team
  FROM village_cadre c
  LEFT JOIN village v ON v._id = c.village
) p
