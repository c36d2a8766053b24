-- 半年没有任何记录的在册党员：本人没有参训，所在支部也没有组织生活（组织生活记录不写每个人到没到，只能看支部）。只是线索。
-- 窗口要在材料之内：事件材料从本年1月起，所以上半年各月不判；全镇都没报组织生活的不判；年老体弱的不在内。
SELECT
  r._id, r._sheet, r._row, r.name, r.citizen_id, r.phone, r.town, r.village, r.branch, r.mobile, r.lost,
  b.last_activity, t.last_trained
FROM roster r
JOIN branch_state b ON b._id = r.branch_id
JOIN member_training t ON t._id = r._id
WHERE r.on_roll = 1 AND r.frail = 0
  AND CAST(substr(:as_of, 6, 2) AS INTEGER) >= :idle_member_months
  AND b.town_records > 0
  AND (t.last_trained IS NULL
    OR CAST(substr(:as_of, 1, 4) AS INTEGER) * 12 + CAST(substr(:as_of, 6, 2) AS INTEGER)
      - CAST(substr(t.last_trained, 1, 4) AS INTEGER) * 12 - CAST(substr(t.last_trained, 6, 2) AS INTEGER) >= :idle_member_months)
  AND t.unclear = 0
  AND (b.idle_months >= :idle_member_months OR b.last_activity IS NULL)
