-- 每个支部每月每类活动的次数；逐次登记的一行算一次，每月汇总的按填的次数。只到年的日期不用。
SELECT branch, kind, substr(held_on, 1, 7) AS month, SUM(COALESCE(times, 1)) AS times
FROM org_life
WHERE branch IS NOT NULL AND length(held_on) >= 7 AND held_on <= :as_of
GROUP BY branch, kind, substr(held_on, 1, 7)
