-- 每个列入整顿的村(社区)；时限可能只到月，deadline_last 是最晚可能的一天。
SELECT
  r._id, r._sheet, r._row, v.town, v.village_name AS village, r.problem, r.leader, r.measures, r.deadline, r.accepted_on, r.result,
  substr(r.deadline || '-99-99', 1, 10) AS deadline_last
FROM rectify r
JOIN village v ON v._id = r.village
