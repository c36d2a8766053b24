/// What the subset of SQL means and PostgreSQL does not have, as functions of the schema `taizhang`.
enum PostgreSQLFunctions {
  /// Made anew each time, so that they are those of this version. Called with a lock held.
  static let statements = [
    "CREATE SCHEMA IF NOT EXISTS taizhang",

    // CAST to a whole number: SQLite cuts the fraction off, and of a text reads what begins it.
    function("whole(bigint)", "bigint", "$1"), function("whole(integer)", "bigint", "$1::bigint"),
    function("whole(double precision)", "bigint", "trunc($1)::bigint"),
    function("whole(boolean)", "bigint", "$1::integer::bigint"),
    function(
      "whole(text)", "bigint",
      """
      CASE WHEN $1 ~ '^[0-9]{1,18}$' THEN $1::bigint WHEN $1 IS NOT NULL
      THEN COALESCE(substring($1 FROM '^\\s*([+-]?[0-9]{1,18})')::bigint, 0) END
      """),
    function("number(bigint)", "double precision", "$1::double precision"),
    function("number(integer)", "double precision", "$1::double precision"),
    function("number(double precision)", "double precision", "$1"),
    function(
      "number(text)", "double precision",
      """
      CASE WHEN $1 IS NOT NULL THEN COALESCE(
        substring($1 FROM '^\\s*([+-]?[0-9]+[.]?[0-9]*([eE][+-]?[0-9]+)?)')::double precision, 0) END
      """),

    // The sum of whole numbers is one, and not a decimal number, which is divided with a fraction.
    aggregate("sum(integer)", "SFUNC = int4_sum, STYPE = bigint"),
    aggregate("sum(bigint)", "SFUNC = int8pl, STYPE = bigint"),
    aggregate(
      "sum(double precision)", "SFUNC = float8pl, STYPE = double precision", combine: "float8pl"),

    // Of the number as it is written with 15 digits, which is what SQLite comes to as well.
    function(
      "round(double precision, integer)", "double precision",
      "round($1::numeric, $2)::double precision"),

    // Days since 2000-01-01 of what is a whole date; a day past a month's end runs into the next, as in SQLite.
    function(
      "day(text)", "integer",
      """
      CASE WHEN $1 ~ '^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
      THEN make_date(substr($1, 1, 4)::integer, substr($1, 6, 2)::integer, 1) - DATE '2000-01-01'
        + substr($1, 9, 2)::integer - 1 END
      """),
    function(
      "days_between(text, text)", "bigint", "(taizhang.day($1) - taizhang.day($2))::bigint"),
    function(
      "last_day(text)", "text",
      """
      CASE WHEN taizhang.day($1) IS NOT NULL THEN to_char(
        make_date(substr($1, 1, 4)::integer, substr($1, 6, 2)::integer, 1)
        + INTERVAL '1 month' - INTERVAL '1 day', 'YYYY-MM-DD') END
      """),
    function(
      "add_months(text, bigint)", "text",
      "to_char(DATE '2000-01-01' + taizhang.day($1) + make_interval(months => $2::integer), 'YYYY-MM-DD')"
    ),
  ]

  private static func function(_ head: String, _ type: String, _ body: String) -> String {
    """
    CREATE OR REPLACE FUNCTION taizhang.\(head) RETURNS \(type) LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT \(body) $$
    """
  }

  private static func aggregate(
    _ head: String, _ steps: String, combine: String = "int8pl"
  ) -> String {
    "CREATE OR REPLACE AGGREGATE taizhang.\(head) (\(steps), COMBINEFUNC = \(combine), PARALLEL = SAFE)"
  }
}
