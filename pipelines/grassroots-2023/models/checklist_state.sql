-- materialized: table
-- 工作事项清单，一个单位（和人）一件事一行：几行说法一致的并成一行，说法不一的（是与否都有）不清楚，不应做的注明。
-- 填了完成时间而没填“是否完成”的，算完成。
SELECT
  MIN(c._id) AS _id, c.town, c.unit, c.unit_kind, c.item, c.person,
  MAX(CASE WHEN c.village IS NOT NULL THEN c.village ELSE v._id END) AS village_id,
  MAX(c.due) AS due,
  CASE
    WHEN MIN(c.done_state) = MAX(c.done_state) THEN MIN(c.done_state)
  END AS done,
  MAX(c.done_on) AS done_on,
  SUM(c.quantity) AS quantity,
  COUNT(*) AS rows_given
FROM (
  SELECT
    _id, town, unit, unit_kind, item, person, village, done_on, quantity,
    CASE WHEN due = 0 THEN 0 ELSE 1 END AS due,
    CASE WHEN done IS NOT NULL THEN done WHEN done_on IS NOT NULL THEN 1 END AS done_state
  FROM checklist
) c
LEFT JOIN village v ON v.village_name = c.unit AND v.town = c.town AND (c.unit_kind IS NULL OR c.unit_kind IN ('村', '社区'))
WHERE c.item IS NOT NULL
GROUP BY c.town, c.unit, c.unit_kind, c.item, c.person
