-- 每个乡镇花名册在册人数：上月、本月，和增减变动表说的净增。上月没有台账的没有行。net 为 NULL 是没有报增减变动。
SELECT n.town, n.members, p.members AS before, f.net, :change_least AS least
FROM (SELECT town, COUNT(*) AS members FROM roster WHERE on_roll = 1 AND town IS NOT NULL GROUP BY town) n
JOIN (
  SELECT COALESCE(v.town, b.town) AS town, COUNT(*) AS members
  FROM previous_member m
  JOIN previous_branch b ON b._id = m.branch
  LEFT JOIN previous_village v ON v._id = b.village
  WHERE (m.roll_status IS NULL OR m.roll_status NOT IN :off_roll_status)
    AND m.exit_reason IS NULL
    AND (m.member_type IS NULL OR m.member_type NOT IN :not_member_types)
  GROUP BY COALESCE(v.town, b.town)
) p ON p.town = n.town
LEFT JOIN town_flow f ON f.town = n.town
