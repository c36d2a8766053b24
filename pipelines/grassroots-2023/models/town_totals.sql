-- 乡镇汇总表自己填的数，和明细加起来的数。明细里有一行没填的不比。
WITH villages AS (
  SELECT
    town, COUNT(*) AS n,
    CASE WHEN COUNT(households) = COUNT(*) THEN SUM(households) END AS households,
    CASE WHEN COUNT(registered_population) = COUNT(*) THEN SUM(registered_population) END AS population
  FROM village GROUP BY town
),
branches AS (SELECT town, SUM(is_branch) AS n FROM branch_place GROUP BY town),
members AS (SELECT town, COUNT(*) AS n FROM roster WHERE on_roll = 1 GROUP BY town),
reserves AS (SELECT town, SUM(activists) AS n FROM village_reserve GROUP BY town),
admitted AS (SELECT town, COUNT(*) AS n FROM new_member GROUP BY town)
SELECT s._id, s._sheet, s._row, s.town, '村(社区)数' AS what, s.village_count AS stated, v.n AS counted
FROM town_summary s JOIN villages v ON v.town = s.town
UNION ALL
SELECT s._id, s._sheet, s._row, s.town, '户数', s.households, v.households FROM town_summary s JOIN villages v ON v.town = s.town
UNION ALL
SELECT s._id, s._sheet, s._row, s.town, '户籍人口', s.registered_population, v.population FROM town_summary s JOIN villages v ON v.town = s.town
UNION ALL
SELECT s._id, s._sheet, s._row, s.town, '党支部数', s.branch_count, b.n FROM town_summary s JOIN branches b ON b.town = s.town
UNION ALL
SELECT s._id, s._sheet, s._row, s.town, '党员数', s.member_count, m.n FROM town_summary s JOIN members m ON m.town = s.town
UNION ALL
SELECT s._id, s._sheet, s._row, s.town, '入党积极分子数', s.activist_count, r.n FROM town_summary s JOIN reserves r ON r.town = s.town
UNION ALL
SELECT s._id, s._sheet, s._row, s.town, '本年发展党员数', s.admitted, a.n FROM town_summary s JOIN admitted a ON a.town = s.town
