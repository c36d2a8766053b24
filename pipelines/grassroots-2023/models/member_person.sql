-- 认人时花名册一方的各栏：见各表的 match。不在册的也在内，否则停止党籍的人会被说成“不在花名册”。
SELECT
  _id, name, citizen_id, substr(born, 1, 7) AS born_month, phone, branch_id AS branch, village_id, town
FROM roster
