-- materialized: table
-- 三会一课应开清单：党支部 × 应开的会 × 本年已到期的月、季、年，各应开几次、开了几次。
-- 支委会只对设支委会的支部（委员人数；没填的看正式党员是否够7人），党小组会只对设党小组的支部。
-- 成立当期不计。全镇该期一条记录也没有的，是没报，不是没开（reported = 0）。
-- unclear：该期有活动类型不清楚的记录。
WITH month_name AS (
  SELECT '01' AS m UNION ALL SELECT '02' UNION ALL SELECT '03' UNION ALL SELECT '04'
  UNION ALL SELECT '05' UNION ALL SELECT '06' UNION ALL SELECT '07' UNION ALL SELECT '08'
  UNION ALL SELECT '09' UNION ALL SELECT '10' UNION ALL SELECT '11' UNION ALL SELECT '12'
),
span AS (
  SELECT 'month' AS cycle, :year || '-' || m AS due_period, :year || '-' || m AS first_month, :year || '-' || m AS last_month
  FROM month_name
  UNION ALL SELECT 'quarter', :year || '年一季度', :year || '-01', :year || '-03'
  UNION ALL SELECT 'quarter', :year || '年二季度', :year || '-04', :year || '-06'
  UNION ALL SELECT 'quarter', :year || '年三季度', :year || '-07', :year || '-09'
  UNION ALL SELECT 'quarter', :year || '年四季度', :year || '-10', :year || '-12'
  UNION ALL SELECT 'year', :year || '年', :year || '-01', :year || '-12'
),
obligation AS (
  SELECT '支部党员大会' AS kind, 'quarter' AS cycle, :life_assembly AS required
  UNION ALL SELECT '支部委员会会议', 'month', :life_committee
  UNION ALL SELECT '党小组会', 'month', :life_group
  UNION ALL SELECT '党课', 'quarter', :life_lecture
  UNION ALL SELECT '主题党日', 'month', :life_theme_day
  UNION ALL SELECT '组织生活会', 'year', :life_org_meeting
  UNION ALL SELECT '民主评议党员', 'year', :life_appraisal
),
due AS (
  SELECT
    b._id AS branch_id, b.org_name, b.town, b.village, b.unit_kind, b.secretary, b.secretary_phone,
    s.members, b.founded, o.kind, o.required, p.due_period, p.first_month, p.last_month
  FROM branch_place b
  JOIN branch_size s ON s._id = b._id
  CROSS JOIN obligation o
  JOIN span p ON p.cycle = o.cycle
  WHERE b.is_branch = 1
    AND p.last_month <= :period
    AND (b.founded IS NULL OR substr(b.founded, 1, 7) < p.first_month)
    AND (
      o.kind <> '支部委员会会议'
      OR CASE
           WHEN b.committee_size IS NOT NULL THEN CASE WHEN b.committee_size >= :committee_min THEN 1 ELSE 0 END
           WHEN s.full_members >= :committee_min_full THEN 1
           ELSE 0
         END = 1
    )
    AND (o.kind <> '党小组会' OR b.group_count > 0)
),
town_month AS (
  SELECT p.town, o.month, COUNT(*) AS records
  FROM org_life_month o
  JOIN branch_place p ON p._id = o.branch
  GROUP BY p.town, o.month
),
reported AS (
  SELECT p.due_period, t.town, SUM(t.records) AS records
  FROM span p
  JOIN town_month t ON t.month >= p.first_month AND t.month <= p.last_month
  GROUP BY p.due_period, t.town
),
held AS (
  SELECT
    d.branch_id, d.kind, d.due_period,
    SUM(CASE WHEN l.kind = d.kind THEN l.times ELSE 0 END) AS times,
    SUM(CASE WHEN l.kind IS NULL THEN l.times ELSE 0 END) AS unclear
  FROM due d
  JOIN org_life_month l ON l.branch = d.branch_id AND l.month >= d.first_month AND l.month <= d.last_month
  GROUP BY d.branch_id, d.kind, d.due_period
)
SELECT
  d.branch_id AS _id, d.org_name, d.town, d.village, d.unit_kind, d.secretary, d.secretary_phone,
  d.members, d.kind, d.due_period, d.required,
  COALESCE(h.times, 0) AS times,
  COALESCE(h.unclear, 0) AS unclear,
  CASE WHEN r.records > 0 THEN 1 ELSE 0 END AS reported
FROM due d
LEFT JOIN held h ON h.branch_id = d.branch_id AND h.kind = d.kind AND h.due_period = d.due_period
LEFT JOIN reported r ON r.due_period = d.due_period AND r.town = d.town
