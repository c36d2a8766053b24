/// `tables/*.yaml`.
struct TablesFile {
  static func read(_ value: ValueReader) -> [Table] {
    if value.isNull { return [] }
    return (value.elements() ?? []).compactMap { value in
      guard let mapping = value.mapping(["table", "title", "sql"]) else { return nil }
      let name = mapping.required("table")?.text()
      let title = mapping.required("title")?.text()
      let sql = mapping.required("sql")?.sql()
      guard let name, let title, let sql else { return nil }
      return Table(name: name, title: title, sql: sql, location: mapping.location)
    }
  }
}
