-- 每个乡镇(街道)第5条的阵地有多少。事项清单一行也没报的乡镇，是没报，不是没有（reported = 0）。
SELECT
  t.town, t.secretary,
  COALESCE(c.micro_sites, 0) AS micro_sites,
  COALESCE(c.demos, 0) AS demos,
  CASE WHEN c.town IS NULL THEN 0 ELSE 1 END AS reported
FROM town t
LEFT JOIN (
  SELECT
    town,
    SUM(CASE
      WHEN done = 1 AND item IN ('党建微广场', '党建微公园', '党建微客厅', '旅游红色驿站', '党员服务点', '红色志愿代办点', '党员义务咨询台')
      THEN COALESCE(quantity, 1) ELSE 0
    END) AS micro_sites,
    SUM(CASE WHEN done = 1 AND item IN ('党员责任区', '党员示范经营户') THEN COALESCE(quantity, 1) ELSE 0 END) AS demos
  FROM checklist_state
  WHERE town IS NOT NULL
  GROUP BY town
) c ON c.town = t.town
