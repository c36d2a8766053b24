import Definitions
import Importing
import LedgerStore

/// Runs the checks of a pipeline over a ledger and makes findings of the rows they return.
public struct CheckRunner: Sendable {
  private let pipeline: Pipeline
  private let period: Period
  private let modelsReadFindings: Bool

  public init(pipeline: Pipeline, period: Period) {
    self.pipeline = pipeline
    self.period = period
    modelsReadFindings = pipeline.models.contains { CheckRunner.reads(["_finding"], $0.sql) }
  }

  /// When a check can run.
  public enum Phase: Sendable {
    /// Once the rows and models are there.
    case rows
    /// Once the figures are there: it reads them.
    case figures
  }

  /// - Parameter report: Called with each finding, in the order of the checks and then of the rows. It
  ///   may write findings to the ledger.
  public func run(
    _ phase: Phase = .rows, on ledger: Ledger, report: (Finding) throws -> Void
  ) throws {
    try run(phase, on: SQLiteEngine(ledger), report: report)
  }

  public func run(
    _ phase: Phase = .rows, on readers: LedgerReaders, report: (Finding) throws -> Void
  ) throws {
    try run(phase, on: SQLiteEngine(readers), report: report)
  }

  /// Checks that do not read what is found are handed to the engine together.
  ///
  /// - Parameter report: Called with each finding, in the order of the checks and then of the rows. It shows the
  ///   findings to the engine, or lets this do so.
  public func run(
    _ phase: Phase = .rows, on engine: any Engine, report: (Finding) throws -> Void
  ) throws {
    let checks = pipeline.checks.filter { self.phase(of: $0) == phase }
    guard !checks.isEmpty else { return }
    let sensitive = try SensitiveColumns(
      pipeline, compiler: pipeline.sqlParameters(for: period), ledger: engine.ledger)
    let compiler = pipeline.sqlParameters(for: period, dialect: engine.dialect)
    var rest = checks[...]
    while let first = rest.first {
      let reads = readsFindings(first)
      let batch = reads ? [first] : Array(rest.prefix { !readsFindings($0) })
      rest = rest.dropFirst(batch.count)
      // What reads the findings while they are written would never come to an end.
      var findings: [Finding] = []
      let queries = batch.map { query(for: $0, compiler) }
      try engine.forEach(queries) { index, rows, emit in
        try run(batch[index], sensitive, rows, emit)
      } receive: { _, finding in
        if reads { findings.append(finding) } else { try report(finding) }
      }
      for finding in findings { try report(finding) }
    }
  }

  private func run(
    _ check: Check, _ sensitive: SensitiveColumns, _ rows: EngineRows,
    _ report: (Finding) throws -> Void
  ) throws {
    try SQLFault.locating(check.rows) {
      let columns = try sensitive.on(rows.ledger).columns(of: rows.sql)
        .dropLast(check.dataset == nil ? 0 : CheckRunner.placeColumns)
      func hand(_ equals: [[Ledger.Value]]) throws {
        let ordered = equals.count > 1 ? equals.sorted(by: RowOrder.areInOrder) : equals
        for row in ordered { try report(finding(of: check, columns: columns, row)) }
      }
      let id = check.dataset == nil ? nil : columns.firstIndex { $0.name == "_id" }
      let isOrdered = check.dataset == nil && CheckRunner.isOrdered(check.rows)
      var equals: [[Ledger.Value]] = []
      try rows.forEachRow { row in
        if let first = equals.first, isOrdered || id.map({ first[$0] != row[$0] }) ?? false {
          try hand(equals)
          equals.removeAll(keepingCapacity: true)
        }
        equals.append(row)
      }
      try hand(equals)
    }
  }

  /// Whether the query itself says in which order its rows come; those of a dataset come in that of the dataset.
  private static func isOrdered(_ sql: SQLText) -> Bool {
    var depth = 0
    return SQLLexer(sql.text).contains { token in
      if token.text == "(" { depth += 1 }
      if token.text == ")" { depth -= 1 }
      return depth == 0 && token.kind == .word && token.text.lowercased() == "order"
    }
  }

  private func finding(
    of check: Check, columns: ArraySlice<SensitiveColumns.Column>, _ row: [Ledger.Value]
  ) -> Finding {
    let dataset = check.dataset.flatMap { pipeline.dataset(named: $0) }
    let field = dataset.flatMap { dataset in check.field.flatMap { dataset.field(named: $0) } }
    var finding = Finding(
      severity: check.severity, rule: check.name, dataset: check.dataset, heading: field?.title,
      isSensitive: field?.isSensitive ?? false, message: check.message,
      suggestion: check.suggestion)
    var shown: [String: String] = [:]
    for (column, value) in zip(columns, row) where shown[column.name] == nil {
      var text = value.text
      if column.name == "value" {
        finding.value = text
        finding.isSensitive = finding.isSensitive || column.isSensitive
        // Filled in where the finding leaves the ledger, masked or not.
        shown[column.name] = "{value}"
        continue
      }
      // In a sentence it stays masked, even where the outputs are not: nobody can tell it apart there.
      if column.isSensitive { text = text.map(Masking.masked) }
      if column.name == "entity" { finding.entity = text }
      shown[column.name] = text ?? "—"
    }
    finding.message = MessageTemplate.filled(check.message, with: shown)
    finding.suggestion = check.suggestion.map { MessageTemplate.filled($0, with: shown) }
    if check.dataset != nil { place(&finding, row.suffix(CheckRunner.placeColumns)) }
    return finding
  }

  private func readsFindings(_ check: Check) -> Bool {
    modelsReadFindings || CheckRunner.reads(["_finding"], check.rows)
  }

  private func phase(of check: Check) -> Phase {
    CheckRunner.reads(["_metric", "_history"], check.rows) ? .figures : .rows
  }

  private static func reads(_ tables: Set<String>, _ sql: SQLText) -> Bool {
    // Reading a query word by word takes long, and few have the letters at all.
    let text = sql.text.lowercased()
    guard tables.contains(where: { text.contains($0) }) else { return false }
    return SQLLexer(sql.text).contains { tables.contains($0.name.lowercased()) }
  }

  /// Source, sheet, row, column, heading.
  private static let placeColumns = 5

  /// The check's rows, with the place of each where they are of a dataset.
  func query(for check: Check, _ compiler: SQLCompiler) -> String {
    let sql = compiler.compile(check.rows)
    guard let dataset = check.dataset else { return sql }
    // Rows of earlier periods were told then. Of a field that several columns of a wide sheet fill, the column is not known.
    return """
      SELECT _check.*, _sheet.source, _at._sheet, _at._row, _place.col, _place.heading
      FROM (\(sql)) AS _check
      LEFT JOIN \(SQL.quoted(dataset)) AS _at ON _at._id = _check._id
      LEFT JOIN _sheet ON _sheet._id = _at._sheet
      LEFT JOIN (
        SELECT sheet, MIN(col) AS col, MIN(heading) AS heading FROM _column
        WHERE field = \(SQLCompiler.literal(.text(check.field ?? "")))
        GROUP BY sheet HAVING COUNT(*) = 1
      ) AS _place ON _place.sheet = _at._sheet
      WHERE _sheet.period IS NULL OR _sheet.period = (SELECT value FROM _ledger WHERE name = 'period')
      ORDER BY _at._id
      """
  }

  private func place(_ finding: inout Finding, _ values: ArraySlice<Ledger.Value>) {
    let place = Array(values)
    guard place.count == CheckRunner.placeColumns else { return }
    finding.source = place[0].integer
    finding.sheet = place[1].integer
    finding.row = place[2].integer
    finding.column = place[3].integer
    if let heading = place[4].text { finding.heading = heading }
  }
}
