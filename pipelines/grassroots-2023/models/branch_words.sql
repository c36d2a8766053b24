-- 一个党组织在别的表里可能被写成的名字，用来对“单位”一栏是文字的表（事项清单）。
SELECT _id AS branch, org_code AS word FROM branch
UNION SELECT _id, org_name FROM branch
UNION SELECT _id, short_name FROM branch WHERE short_name IS NOT NULL
UNION SELECT _id, REPLACE(org_name, '中共', '') FROM branch
UNION SELECT _id, REPLACE(REPLACE(org_name, '中共', ''), '支部委员会', '党支部') FROM branch
UNION SELECT _id, REPLACE(short_name, '党支部', '支部') FROM branch WHERE short_name IS NOT NULL
