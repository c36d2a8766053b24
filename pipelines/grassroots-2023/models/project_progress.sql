-- 每个领办项目的进度：终止的另列。按期：已完成；或没到计划完成日、没填“滞后”，填了进度的不比时间进度落后太多。
-- 进度小于等于1的按比例读（0.8 即80%）；计划完成只到月的，到月底才算过期。
SELECT
  d.*,
  CASE
    WHEN d.is_done = 1 THEN 1
    WHEN d.overdue = 1 OR d.state = '滞后' THEN 0
    WHEN d.percent IS NOT NULL AND d.due_percent IS NOT NULL THEN CASE WHEN d.percent + :project_lag >= d.due_percent THEN 1 ELSE 0 END
    WHEN d.planned_on IS NULL THEN NULL
    ELSE 1
  END AS on_schedule
FROM (
  SELECT
    p._id, p._sheet, p._row, p.project_name, p.kind, p.level, p.leader, p.leader_post, p.unit, p.town, p.claimed_on, p.planned_on,
    p.done_on, p.state, p.difficulty,
    CASE WHEN p.progress <= 1 THEN p.progress * 100 ELSE p.progress END AS percent,
    CASE WHEN p.state = '已完成' OR p.done_on <= :as_of OR p.progress = 100 THEN 1 ELSE 0 END AS is_done,
    CASE WHEN substr(p.planned_on || '-99-99', 1, 10) < :as_of THEN 1 ELSE 0 END AS overdue,
    CASE WHEN length(p.claimed_on) >= 7 AND length(p.planned_on) >= 7 AND p.planned_on > p.claimed_on THEN
      100.0 * days_between(:as_of, substr(p.claimed_on || '-01', 1, 10))
      / days_between(substr(p.planned_on || '-28', 1, 10), substr(p.claimed_on || '-01', 1, 10))
    END AS due_percent
  FROM project p
) d
