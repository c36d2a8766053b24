-- materialized: table
-- 每件四议两公开事项：六步是否都有时间、是否依次、到会是否够数。NULL 为不清楚。
-- 日期可能只到月：后一步最晚的一天早于前一步最早的一天，才算颠倒。
-- 到会：村民代表会议三分之二以上，村民会议过半数；没写会议形式的，三分之二以上都够，不过半都不够，其间不清楚。
SELECT
  s.*,
  CASE
    WHEN s.missing_steps <> '' OR s.in_order = 0 OR s.quorum = 0 OR s.carried = 0 THEN 0
    WHEN s.outcome_open = 1 OR s.quorum IS NULL OR s.carried IS NULL THEN NULL
    ELSE 1
  END AS regular
FROM (
  SELECT
    d._id, d._sheet, d._row, d.matter, d.finished, d.proposed_on, d.resolved_on, d.resolved_by, d.resolved_due, d.resolved_present,
    v.town, v.village_name AS village, d.village AS village_id, v.category,
    CASE WHEN d.proposed_on IS NULL THEN '提议 ' ELSE '' END || CASE WHEN d.consulted_on IS NULL THEN '商议 ' ELSE '' END
      || CASE WHEN d.reviewed_on IS NULL THEN '审议 ' ELSE '' END || CASE WHEN d.resolved_on IS NULL THEN '决议 ' ELSE '' END
      || CASE WHEN d.published_on IS NULL THEN '决议公开 ' ELSE '' END
      || CASE WHEN d.outcome_on IS NULL AND d.finished = 1 THEN '结果公开 ' ELSE '' END AS missing_steps,
    CASE WHEN d.outcome_on IS NULL AND d.finished IS NULL THEN 1 ELSE 0 END AS outcome_open,
    CASE
      WHEN substr(d.consulted_on || '-99-99', 1, 10) < substr(d.proposed_on || '-00-00', 1, 10)
        OR substr(d.reviewed_on || '-99-99', 1, 10) < substr(d.consulted_on || '-00-00', 1, 10)
        OR substr(d.resolved_on || '-99-99', 1, 10) < substr(d.reviewed_on || '-00-00', 1, 10)
        OR substr(d.published_on || '-99-99', 1, 10) < substr(d.resolved_on || '-00-00', 1, 10)
        OR substr(d.outcome_on || '-99-99', 1, 10) < substr(d.published_on || '-00-00', 1, 10) THEN 0
      ELSE 1
    END AS in_order,
    CASE
      WHEN d.resolved_due IS NULL OR d.resolved_present IS NULL OR d.resolved_due = 0 OR d.resolved_present > d.resolved_due THEN NULL
      WHEN d.resolved_present * 100.0 >= d.resolved_due * :quorum_delegates THEN 1
      WHEN d.resolved_present * 100.0 <= d.resolved_due * :quorum_villagers THEN 0
      WHEN d.resolved_by = '村民代表会议' THEN 0
      WHEN d.resolved_by = '村民会议' THEN 1
    END AS quorum,
    CASE
      WHEN d.resolved_for IS NULL OR d.resolved_present IS NULL THEN 1
      WHEN d.resolved_for * 2 > d.resolved_present THEN 1
      ELSE 0
    END AS carried,
    CASE WHEN d.resolved_due > 0 THEN ROUND(d.resolved_present * 100.0 / d.resolved_due, 1) END AS present_percent
  FROM decision d
  JOIN village v ON v._id = d.village
  WHERE COALESCE(d.resolved_on, d.proposed_on, :as_of) >= :year
) s
