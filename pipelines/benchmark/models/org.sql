-- O of JOB.md §6: usable new orgs, and whether organisation and work cover them.
SELECT
  org_type,
  town,
  is_organised,
  CASE WHEN is_organised = 1 OR instructor IS NOT NULL THEN 1 ELSE 0 END AS is_worked
FROM (
  SELECT
    COALESCE(org_type, '未知') AS org_type,
    COALESCE(town, '未知') AS town,
    instructor,
    CASE WHEN org_form IN :org_forms_covered THEN 1 ELSE 0 END AS is_organised
  FROM new_org
) AS o
