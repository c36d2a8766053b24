-- 每个党支部的分类定等。
SELECT p._id, p._sheet, p._row, p.org_name, p.town, p.village, p.unit_kind, p.secretary, b.grade
FROM branch_place p
JOIN branch b ON b._id = p._id
WHERE p.is_branch = 1
