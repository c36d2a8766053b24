-- 本年截至本期末的组织生活，应到实到各多少人。
SELECT o._id, o._sheet, o._row, p.town, p.village, p.org_name, o.kind, o.held_on, substr(o.held_on, 1, 7) AS month, o.due, o.present
FROM org_life o
JOIN branch_place p ON p._id = o.branch
WHERE o.held_on >= :year AND o.held_on <= :as_of
