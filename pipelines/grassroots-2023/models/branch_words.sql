-- 一个党组织在“单位”一栏是文字的表（事项清单）里可能被写成的名字：代码、branch_names 里的各种叫法和它们的常见变体。
SELECT _id AS branch, org_code AS word FROM branch
UNION SELECT _id, name FROM branch_names
UNION SELECT _id, REPLACE(name, '中共', '') FROM branch_names
UNION SELECT _id, REPLACE(REPLACE(name, '中共', ''), '支部委员会', '党支部') FROM branch_names
UNION SELECT _id, REPLACE(name, '党支部', '支部') FROM branch_names
