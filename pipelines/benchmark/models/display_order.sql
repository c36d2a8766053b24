-- The values of the vocabularies that metrics group by, in their order; 未知 last.
WITH listed (vocabulary, value, rank) AS (
  VALUES
    ('branch_category', '村', 1),
    ('branch_category', '社区', 2),
    ('branch_category', '机关', 3),
    ('branch_category', '学校', 4),
    ('branch_category', '非公企业', 5),
    ('branch_category', '社会组织', 6),
    ('branch_category', '国企', 7),
    ('branch_category', '未知', 8),
    ('person_category', '农牧渔民', 1),
    ('person_category', '产业工人', 2),
    ('person_category', '机关工作人员', 3),
    ('person_category', '事业单位管理人员', 4),
    ('person_category', '专业技术人员', 5),
    ('person_category', '两新组织从业人员', 6),
    ('person_category', '学生', 7),
    ('person_category', '离退休人员', 8),
    ('person_category', '其他', 9),
    ('person_category', '未知', 10),
    ('org_type', '非公企业', 1),
    ('org_type', '社会组织', 2),
    ('org_type', '未知', 3)
)
SELECT vocabulary, value, rank FROM listed
