-- 花名册每一行主要信息（2017年党员信息采集的必填项）填了百分之几。正式党员才看转正日期。
SELECT
  m._id, m._sheet, m._row, m.name, b.org_name AS branch, b.town,
  quotient(100 * (
    1 + 1 + CASE WHEN m.sex IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN m.ethnicity IS NOT NULL THEN 1 ELSE 0 END
    + CASE WHEN m.birth IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN m.education IS NOT NULL THEN 1 ELSE 0 END
    + CASE WHEN m.member_type IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN m.joined IS NOT NULL THEN 1 ELSE 0 END
    + CASE WHEN m.confirmed IS NOT NULL OR m.member_type <> '正式党员' THEN 1 ELSE 0 END
    + CASE WHEN m.branch IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN m.job IS NOT NULL THEN 1 ELSE 0 END
    + CASE WHEN COALESCE(m.phone, m.landline) IS NOT NULL THEN 1 ELSE 0 END
  ), 12) AS percent
FROM member m
LEFT JOIN branch_place b ON b._id = m.branch
