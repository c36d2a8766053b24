-- materialized: table
-- 花名册的每一行：在哪个支部、哪个村镇，是否在册，年龄。
-- 在册：党籍状态不是停止、开除，没有减少原因，人员类别不是积极分子等；两栏不清楚的按在册，因为他在党员花名册里。
-- 出生日期、年龄取身份证号；性别栏空缺时取身份证号第17位。
SELECT
  m._id, m._sheet, m._row, m.name, m.citizen_id,
  COALESCE(m.sex, CASE WHEN CAST(substr(m.citizen_id, 17, 1) AS INTEGER) % 2 = 1 THEN '男' ELSE '女' END) AS sex,
  m.ethnicity, m.education, m.member_type, m.roll_status, m.joined, m.confirmed, m.job, m.job_front,
  m.professional_title, m.graduated, m.post_in_party, m.phone, m.mobile, m.lost,
  CASE WHEN m.frail = 1 THEN 1 ELSE 0 END AS frail,
  m.branch AS branch_id, b.org_name AS branch, b.town, b.village, b.village_id, b.unit_kind,
  CASE
    WHEN m.roll_status IN :off_roll_status THEN 0
    WHEN m.exit_reason IS NOT NULL THEN 0
    WHEN m.member_type IN :not_member_types THEN 0
    ELSE 1
  END AS on_roll,
  substr(m.citizen_id, 7, 4) || '-' || substr(m.citizen_id, 11, 2) || '-' || substr(m.citizen_id, 13, 2) AS born,
  CAST(:year AS INTEGER) - CAST(substr(m.citizen_id, 7, 4) AS INTEGER)
    - CASE
        WHEN substr(:as_of, 6, 2) || substr(:as_of, 9, 2) < substr(m.citizen_id, 11, 4) THEN 1
        ELSE 0
      END AS age
FROM member m
LEFT JOIN branch_place b ON b._id = m.branch
