-- 认人时双报到登记表一方的各栏。
SELECT d._id, d.name, d.citizen_id, d.phone, d.branch FROM dual_report d
