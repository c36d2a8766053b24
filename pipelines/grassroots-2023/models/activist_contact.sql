-- 每个积极分子的培养联系人、入党介绍人各几名。一格几个名字的数顿号、逗号、分号；本表没有一个人填的，是没报。
SELECT
  a._id, a._sheet, a._row, a.name, a.branch AS branch_id, a.mentor_1, a.mentor_2,
  COALESCE(a.sponsor_1, CASE WHEN instr(s, '、') > 0 THEN substr(s, 1, instr(s, '、') - 1) ELSE s END) AS sponsor_1,
  COALESCE(a.sponsor_2, CASE WHEN instr(s, '、') > 0 THEN substr(s, instr(s, '、') + 1) END) AS sponsor_2,
  COALESCE(a.voted, a.joined) AS admitted,
  CASE WHEN a.joined IS NOT NULL OR a.voted IS NOT NULL THEN 1 ELSE 0 END AS is_admitted,
  CASE WHEN (a.state IS NULL OR a.state = '在培') AND a.joined IS NULL THEN 1 ELSE 0 END AS is_current,
  CASE WHEN a.m IS NOT NULL THEN 1 + length(a.m) - length(REPLACE(a.m, '、', '')) ELSE
    CASE WHEN a.mentor_1 IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN a.mentor_2 IS NOT NULL THEN 1 ELSE 0 END END AS mentors,
  CASE WHEN a.s IS NOT NULL THEN 1 + length(a.s) - length(REPLACE(a.s, '、', '')) ELSE
    CASE WHEN a.sponsor_1 IS NOT NULL THEN 1 ELSE 0 END + CASE WHEN a.sponsor_2 IS NOT NULL THEN 1 ELSE 0 END END AS sponsors,
  CASE WHEN r.mentors > 0 THEN 1 ELSE 0 END AS mentors_reported,
  CASE WHEN r.sponsors > 0 THEN 1 ELSE 0 END AS sponsors_reported
FROM (
  SELECT
    t.*,
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(t.mentor, '，', '、'), ',', '、'), '；', '、'), ';', '、'), '/', '、') AS m,
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(t.sponsor, '，', '、'), ',', '、'), '；', '、'), ';', '、'), '/', '、') AS s
  FROM activist t
) a
JOIN (
  SELECT _sheet,
    COUNT(mentor) + COUNT(mentor_1) + COUNT(mentor_2) AS mentors,
    COUNT(sponsor) + COUNT(sponsor_1) + COUNT(sponsor_2) AS sponsors
  FROM activist
  GROUP BY _sheet
) r ON r._sheet = a._sheet
