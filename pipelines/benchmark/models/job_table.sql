-- The tables of JOB.md §1 in their order, and what they are called here.
WITH listed (dataset, name, number) AS (
  VALUES
    ('branch', 'branches', 1),
    ('member', 'members', 2),
    ('attendance', 'attendance', 3),
    ('new_org', 'new_orgs', 4),
    ('activity', 'activities', 5)
)
SELECT dataset, name, number FROM listed
