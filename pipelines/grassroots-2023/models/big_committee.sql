-- 街道“大工委”、社区“大党委”：建立了没有，兼职委员几名，共建协议几份。
-- 社区以事项清单为准，清单没有的看基本情况表“是否实行大党委”。
SELECT
  p.level, p.town, p.place, p.stated, c.done, c.part_time, c.agreements,
  COALESCE(c.done, p.stated) AS set_up,
  CASE
    WHEN COALESCE(c.done, p.stated) = 0 OR c.part_time = 0 THEN 0
    WHEN COALESCE(c.done, p.stated) = 1 AND c.part_time > 0 THEN 1
  END AS working
FROM (
  SELECT '街道' AS level, town, town AS place, NULL AS village_id, NULL AS stated FROM town WHERE is_street = 1
  UNION ALL
  SELECT '社区', town, village_name, _id, big_committee FROM village WHERE category = '城市社区'
) p
LEFT JOIN (
  SELECT
    town, unit, village_id,
    MAX(CASE WHEN item IN ('街道大工委', '社区大党委') THEN done END) AS done,
    SUM(CASE WHEN item = '大工委大党委兼职委员' THEN quantity END) AS part_time,
    SUM(CASE WHEN item = '契约化共建协议' THEN quantity END) AS agreements
  FROM checklist_state
  WHERE item IN ('街道大工委', '社区大党委', '大工委大党委兼职委员', '契约化共建协议')
  GROUP BY town, unit, village_id
) c ON (p.village_id IS NOT NULL AND c.village_id = p.village_id) OR (p.village_id IS NULL AND c.village_id IS NULL AND c.unit = p.place)
