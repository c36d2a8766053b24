import Definitions

/// `datapackage.json`: which CSV files a run has written, and what stands in their columns, for programs
/// that know nothing of us (Data Package, https://datapackage.org).
struct DataPackage {
  static let fileName = "datapackage.json"

  let pipeline: Pipeline
  let period: Period
  let disclosure: Disclosure
  let language: Language
  /// In the order in which they are described.
  let tables: [OutputTable]

  /// - Returns: The path of the file in `root`; none where there is nothing to describe.
  func write(to root: String) throws(ReportError) -> [String] {
    guard !tables.isEmpty else { return [] }
    var text = JSONText()
    text.append(value, indent: 0)
    text.append("\n")
    let file = try OutputFile(path: root + "/" + DataPackage.fileName)
    try file.write(text.bytes)
    try file.close()
    return [DataPackage.fileName]
  }

  private var value: JSONText.Value {
    .object([
      ("$schema", .text("https://datapackage.org/profiles/2.0/datapackage.json")),
      // What version 1 calls it; the rest is the same in both.
      ("profile", .text("tabular-data-package")),
      ("name", .text("\(pipeline.name)-\(period)")),
      ("title", .text("\(pipeline.title) \(period)")),
      ("description", .text(note[language])),
      ("resources", .array(tables.map { resource($0) })),
    ])
  }

  private var note: LocalizedText {
    disclosure.isUnmasked
      ? LocalizedText(
        "证件号码和电话号码是完整的，不要外传", "ids and telephone numbers are in full; keep it to yourself")
      : LocalizedText("证件号码和电话号码已遮盖", "ids and telephone numbers are masked")
  }

  private func resource(_ table: OutputTable) -> JSONText.Value {
    var members: [(String, JSONText.Value)] = [
      ("name", .text(DataPackage.name(ofResource: table.path))),
      ("type", .text("table")),
      ("profile", .text("tabular-data-resource")),
      ("path", .text(table.path)),
      ("title", .text(table.title[language])),
      ("description", .text(table.description[language])),
      ("format", .text("csv")),
      ("mediatype", .text("text/csv")),
      ("encoding", .text("utf-8")),
      ("bytes", .integer(table.file.size)),
    ]
    if let digest = table.file.sha256 { members.append(("hash", .text("sha256:" + digest))) }
    members.append(("dialect", DataPackage.dialect))
    members.append(("schema", schema(of: table)))
    return .object(members)
  }

  /// What `CSVText` writes.
  private static let dialect = JSONText.Value.object([
    ("delimiter", .text(",")), ("lineTerminator", .text("\r\n")), ("quoteChar", .text("\"")),
    ("doubleQuote", .bool(true)), ("header", .bool(true)),
  ])

  private func schema(of table: OutputTable) -> JSONText.Value {
    var members: [(String, JSONText.Value)] = [
      ("fields", .array(table.columns.map { field($0) })),
      ("missingValues", .array([.text("")])),
    ]
    if !table.key.isEmpty { members.append(("primaryKey", DataPackage.texts(table.key))) }
    // A run may have been asked for some of the outputs only.
    let keys = table.foreignKeys.filter { key in tables.contains { $0.path == key.path } }
    if !keys.isEmpty { members.append(("foreignKeys", .array(keys.map(DataPackage.value)))) }
    return .object(members)
  }

  private func field(_ column: OutputColumn) -> JSONText.Value {
    var members: [(String, JSONText.Value)] = [
      // As it stands in the file.
      ("name", .text(CSVText.guarded(column.name))), ("type", .text(column.kind.rawValue)),
      ("title", .text(column.title[language])),
    ]
    if let text = column.description { members.append(("description", .text(text[language]))) }
    var constraints: [(String, JSONText.Value)] = []
    if column.isRequired { constraints.append(("required", .bool(true))) }
    if !column.values.isEmpty { constraints.append(("enum", DataPackage.texts(column.values))) }
    if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
    return .object(members)
  }

  private static func value(_ key: OutputTable.ForeignKey) -> JSONText.Value {
    .object([
      ("fields", texts(key.columns)),
      (
        "reference",
        .object([("resource", .text(name(ofResource: key.path))), ("fields", texts(key.targets))])
      ),
    ])
  }

  private static func texts(_ texts: [String]) -> JSONText.Value {
    .array(texts.map { .text($0) })
  }

  /// `gaps.hours_rate` for `gaps/hours_rate.csv`.
  private static func name(ofResource path: String) -> String {
    let stem = path.hasSuffix(".csv") ? String(path.dropLast(4)) : path
    return stem.replacing("/", with: ".")
  }
}
