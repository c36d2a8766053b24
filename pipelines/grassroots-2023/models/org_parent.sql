-- 每个党组织的上级：填了名称的以名称为准，只填上级代码的按代码找。
SELECT b._id, COALESCE(b.parent, c._id) AS parent
FROM branch b
LEFT JOIN branch c ON c.org_code = b.parent_code
