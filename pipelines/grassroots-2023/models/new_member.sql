-- 本年截至本期末发展的党员（按入党日期），各属于哪些重点群体；1 是 0 否 NULL 不清楚，一人可属多个群体。
SELECT
  n.*,
  CASE
    WHEN worker = 1 OR young_farmer = 1 OR high_knowledge = 1 OR graduate = 1 OR two_new = 1 THEN 1
    WHEN worker IS NULL OR young_farmer IS NULL OR high_knowledge IS NULL OR graduate IS NULL OR two_new IS NULL THEN NULL
    ELSE 0
  END AS in_group
FROM (
  SELECT
    r._id, r._sheet, r._row, r.name, r.citizen_id, r.sex, r.ethnicity, r.education, r.job,
    r.branch, r.town, r.village, r.joined, r.joined_age,
    CASE
      WHEN r.joined_age <= 25 THEN '25岁及以下'
      WHEN r.joined_age <= 30 THEN '26—30岁'
      WHEN r.joined_age <= 35 THEN '31—35岁'
      WHEN r.joined_age <= 40 THEN '36—40岁'
      WHEN r.joined_age <= 59 THEN '41—59岁'
      ELSE '60岁及以上'
    END AS joined_age_band,
    CASE
      WHEN r.job IN :worker_jobs THEN 1
      WHEN r.job IN :enterprise_jobs AND r.job_front = '生产一线' THEN 1
      WHEN r.job IS NOT NULL THEN 0
    END AS worker,
    CASE
      WHEN r.joined_age > :young_age THEN 0
      WHEN r.job IN :farmer_jobs THEN 1
      WHEN r.job IS NOT NULL THEN 0
    END AS young_farmer,
    CASE
      WHEN r.education IN :top_education OR r.professional_title IN :senior_titles THEN 1
      WHEN r.education IS NOT NULL THEN 0
    END AS high_knowledge,
    CASE
      WHEN r.education NOT IN :college_education THEN 0
      WHEN r.job IN :student_jobs THEN 0
      WHEN r.education IS NULL OR r.job IS NULL OR r.graduated IS NULL OR length(r.graduated) < 7 OR length(r.joined) < 7 THEN NULL
      WHEN CAST(substr(r.joined, 1, 4) AS INTEGER) * 12 + CAST(substr(r.joined, 6, 2) AS INTEGER)
           - CAST(substr(r.graduated, 1, 4) AS INTEGER) * 12 - CAST(substr(r.graduated, 6, 2) AS INTEGER)
           BETWEEN 0 AND :graduate_months THEN 1
      ELSE 0
    END AS graduate,
    CASE
      WHEN r.job IN :two_new_jobs OR r.unit_kind IN :two_new_unit_kinds THEN 1
      WHEN r.job IS NOT NULL AND r.unit_kind IS NOT NULL THEN 0
    END AS two_new
  FROM (
    SELECT
      o.*,
      CAST(substr(o.joined, 1, 4) AS INTEGER) - CAST(substr(o.citizen_id, 7, 4) AS INTEGER)
        - CASE
            WHEN substr(o.joined, 6, 2) || substr(o.joined, 9, 2) < substr(o.citizen_id, 11, 4) THEN 1
            ELSE 0
          END AS joined_age
    FROM roster o
    WHERE o.on_roll = 1 AND o.joined >= :year AND o.joined <= :as_of
  ) r
) n
