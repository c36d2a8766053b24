-- 每个乡镇的党员增减；空着的增减项按没有计，期初、期末空着的不能判断。
SELECT
  _id, _sheet, _row, town, opening, closing,
  COALESCE(admitted, 0) + COALESCE(moved_in, 0) + COALESCE(restored, 0)
    - COALESCE(moved_out, 0) - COALESCE(died, 0) - COALESCE(expelled, 0) - COALESCE(suspended, 0) AS net
FROM member_flow
