-- 述职评议考核名单上的人，述、评、考三样各做了没有。评：有评议时间或票数；考：有考核时间、等次或得分。
SELECT
  r._id, r._sheet, r._row, r.review_year, r.level, r.name, r.role, r.post, r.unit, r.town, r.grade, r.score, r.mode,
  CASE WHEN r.reported_on <= :as_of THEN 1 ELSE 0 END AS reported,
  CASE WHEN COALESCE(r.votes_good, r.votes_fair, r.votes_common, r.votes_poor) IS NOT NULL OR r.appraised_on <= :as_of THEN 1 ELSE 0 END AS appraised,
  CASE WHEN r.grade IS NOT NULL OR r.score IS NOT NULL OR r.assessed_on <= :as_of THEN 1 ELSE 0 END AS assessed,
  CASE WHEN r.reported_on <= :as_of THEN '' ELSE '述 ' END
    || CASE WHEN COALESCE(r.votes_good, r.votes_fair, r.votes_common, r.votes_poor) IS NOT NULL OR r.appraised_on <= :as_of THEN '' ELSE '评 ' END
    || CASE WHEN r.grade IS NOT NULL OR r.score IS NOT NULL OR r.assessed_on <= :as_of THEN '' ELSE '考' END AS missing
FROM review r
