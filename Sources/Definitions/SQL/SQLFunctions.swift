/// The functions of the subset: those that all engines have with one meaning, and our own.
///
/// docs/sql-subset.md says what each does; `SQLDialect` spells them.
enum SQLFunctions {
  /// How many arguments each takes. `count(*)` has one.
  static let arguments: [String: ClosedRange<Int>] = [
    // Of groups, and of windows.
    "count": 1...1, "sum": 1...1, "avg": 1...1, "min": 1...1, "max": 1...1,
    "row_number": 0...0, "rank": 0...0, "dense_rank": 0...0, "ntile": 1...1, "lag": 1...3,
    "lead": 1...3, "first_value": 1...1, "last_value": 1...1,
    // Of values.
    "coalesce": 2...100, "nullif": 2...2, "abs": 1...1, "round": 1...2, "length": 1...1,
    "substr": 2...3, "instr": 2...2, "replace": 3...3, "trim": 1...1, "upper": 1...1,
    "lower": 1...1,
    // Ours.
    "add_months": 2...2, "days_between": 2...2, "last_day": 1...1, "quotient": 2...2,
  ]

  /// Those that take the rows of a group together.
  static let aggregates: Set<String> = ["count", "sum", "avg", "min", "max"]

  /// What stands for functions that are not in the subset.
  static let replacements: [String: String] = [
    "ifnull": "COALESCE(…, …)", "nvl": "COALESCE(…, …)",
    "iif": "CASE WHEN … THEN … ELSE … END", "if": "CASE WHEN … THEN … ELSE … END",
    "decode": "CASE WHEN … THEN … ELSE … END",
    "total": "COALESCE(SUM(…), 0)", "julianday": "days_between(…, …)",
    "datediff": "days_between(…, …)", "date": "add_months(…, …)", "to_date": "substr(…, 1, 10)",
    "strftime": "substr(…, 1, 4)", "year": "substr(…, 1, 4)", "month": "substr(…, 6, 2)",
    "day": "substr(…, 9, 2)", "datetime": "substr(…, 1, 10)", "substring": "substr(…, …, …)",
    "mid": "substr(…, …, …)", "left": "substr(…, 1, …)", "len": "length(…)",
    "char_length": "length(…)", "strpos": "instr(…, …)", "locate": "instr(…, …)",
    "position": "instr(…, …)", "concat": "… || …", "concat_ws": "… || …", "printf": "… || …",
    "format": "… || …", "ucase": "upper(…)", "lcase": "lower(…)", "btrim": "trim(…)",
    "div": "quotient(…, …)", "mod": "… % …", "glob": "… LIKE …", "regexp": "… LIKE …",
    "like": "… LIKE …", "average": "AVG(…)", "mean": "AVG(…)",
  ]

  /// Keywords that a bracket may follow.
  static let keywords: Set<String> = [
    "all", "and", "as", "between", "by", "case", "cross", "distinct", "else", "except", "exists",
    "filter", "from", "group", "having", "in", "inner", "intersect", "is", "join", "left", "like",
    "limit", "not", "offset", "on", "or", "order", "over", "partition", "recursive", "right",
    "select", "then", "union", "using", "values", "when", "where", "with", "outer", "full",
    "escape",
  ]
}
