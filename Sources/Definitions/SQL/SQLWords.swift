/// Words that no SQL engine of ours takes as a bare name: queries would fail in odd ways.
public enum SQLWords {
  public static let reserved: Set<String> = [
    "all", "and", "as", "between", "by", "case", "check", "column", "create", "cross", "default",
    "delete", "distinct", "drop", "else", "end", "except", "exists", "foreign", "from", "full",
    "group", "having", "in", "index", "inner", "insert", "intersect", "into", "is", "join", "left",
    "like", "limit", "natural", "not", "null", "offset", "on", "or", "order", "outer", "primary",
    "references", "right", "select", "set", "table", "then", "to", "union", "unique", "update",
    "using", "values", "when", "where", "with",
  ]
}
