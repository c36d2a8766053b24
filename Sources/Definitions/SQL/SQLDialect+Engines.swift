extension SQLDialect {
  /// SQLite means by the subset what the subset means; only our own functions are spelled out.
  public static let sqlite: SQLDialect = {
    var dialect = SQLDialect(name: .sqlite)
    dialect.functions = [
      "quotient/2": "(({1}) / ({2}))",
      "days_between/2": "CAST(julianday({1}) - julianday({2}) AS INTEGER)",
      "last_day/1": "date({1}, 'start of month', '+1 month', '-1 day')",
      // Past a month's end `date` would run into the next one; then the month's last day is the earlier.
      "add_months/2":
        "MIN(date({1}, ({2}) || ' months'), date({1}, 'start of month', (({2}) + 1) || ' months', '-1 day'))",
    ]
    return dialect
  }()

  /// PostgreSQL, and what speaks its language. The functions of the schema `taizhang` are made by
  /// `PostgreSQLFunctions`.
  public static let postgresql: SQLDialect = {
    var dialect = SQLDialect(name: .postgresql)
    dialect.functions = [
      "quotient/2": "(({1}) / NULLIF(({2}), 0))",
      "days_between/2": "taizhang.days_between({1}, {2})",
      "last_day/1": "taizhang.last_day({1})",
      "add_months/2": "taizhang.add_months({1}, {2})",
      // The sum of whole numbers would else be a decimal number, which is divided otherwise.
      "sum/1": "taizhang.sum({1})",
      "avg/1": "AVG(CAST({1} AS DOUBLE PRECISION))",
      "round/1": "taizhang.round({1}, 0)",
      "round/2": "taizhang.round({1}, {2})",
      "instr/2": "STRPOS({1}, {2})",
      "substr/2": "SUBSTR({1}, CAST({2} AS INTEGER))",
      "substr/3": "SUBSTR({1}, CAST({2} AS INTEGER), CAST({3} AS INTEGER))",
      "lower/1": "LOWER(({1}) COLLATE \"C\")",
      "upper/1": "UPPER(({1}) COLLATE \"C\")",
      "trim/1": "BTRIM({1}, ' ')",
    ]
    dialect.casts = [
      "integer": "taizhang.whole({1})", "bigint": "taizhang.whole({1})",
      "real": "taizhang.number({1})", "text": "(CAST({1} AS TEXT) COLLATE \"C\")",
    ]
    // LIKE takes capital and small ASCII letters for the same.
    dialect.words = ["like": "ILIKE"]
    // Texts are compared by their bytes, whatever the database's own order is.
    dialect.text = "({1} COLLATE \"C\")"
    dialect.decimal = "CAST({1} AS DOUBLE PRECISION)"
    dialect.putsNullLast = true
    dialect.failsOnZero = true
    return dialect
  }()

  /// Spark SQL in its ANSI mode.
  public static let spark: SQLDialect = {
    var dialect = SQLDialect(name: .spark)
    let day = { (argument: String) in
      "CASE WHEN LENGTH(\(argument)) = 10 THEN TRY_CAST(\(argument) AS DATE) END"
    }
    dialect.functions = [
      "quotient/2": "(({1}) DIV NULLIF(({2}), 0))",
      "days_between/2": "DATEDIFF(\(day("{1}")), \(day("{2}")))",
      "last_day/1": "CAST(LAST_DAY(\(day("{1}"))) AS STRING)",
      "add_months/2": "CAST(ADD_MONTHS(\(day("{1}")), CAST({2} AS INT)) AS STRING)",
      "substr/2": "SUBSTR({1}, CAST({2} AS INT))",
      "substr/3": "SUBSTR({1}, CAST({2} AS INT), CAST({3} AS INT))",
      // Letters beyond ASCII stay as they are.
      "lower/1": "TRANSLATE({1}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')",
      "upper/1": "TRANSLATE({1}, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')",
    ]
    dialect.casts = [
      "integer": "TRY_CAST({1} AS BIGINT)", "bigint": "TRY_CAST({1} AS BIGINT)",
      "real": "TRY_CAST({1} AS DOUBLE)", "text": "CAST({1} AS STRING)",
    ]
    dialect.words = ["like": "ILIKE"]
    dialect.hasPlainBackslashes = false
    dialect.decimal = "{1}D"
    dialect.nameMark = "`"
    dialect.marksForeignNames = true
    dialect.failsOnZero = true
    return dialect
  }()
}
