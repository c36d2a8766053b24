-- 党组织的各种叫法：现名、简称、曾用名，和更名合并表里的原名。没有身份证号的签到按“姓名、支部”找人时用。
SELECT _id, org_name AS name FROM branch
UNION SELECT _id, short_name FROM branch WHERE short_name IS NOT NULL
UNION SELECT _id, former_name FROM branch WHERE former_name IS NOT NULL
UNION SELECT org, old_name FROM branch_alias WHERE org IS NOT NULL
