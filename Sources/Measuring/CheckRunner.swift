import Definitions
import Importing
import LedgerStore

/// Runs the checks of a pipeline over a ledger and makes findings of the rows they return.
public struct CheckRunner: Sendable {
  private let pipeline: Pipeline
  private let compiler: SQLCompiler
  private let modelsReadFindings: Bool

  public init(pipeline: Pipeline, period: Period) {
    self.pipeline = pipeline
    compiler = pipeline.sqlParameters(for: period)
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
    try run(phase, on: LedgerReaders(ledger), report: report)
  }

  /// Checks that do not read what is found run side by side.
  public func run(
    _ phase: Phase = .rows, on readers: LedgerReaders, report: (Finding) throws -> Void
  ) throws {
    let checks = pipeline.checks.filter { self.phase(of: $0) == phase }
    guard !checks.isEmpty else { return }
    let sensitive = try SensitiveColumns(pipeline, compiler: compiler, ledger: readers.main)
    var rest = checks[...]
    while let first = rest.first {
      if readsFindings(first) {
        rest = rest.dropFirst()
        // What reads the findings while they are written would never come to an end.
        var findings: [Finding] = []
        try run(first, sensitive, on: readers.main) { findings.append($0) }
        for finding in findings { try report(finding) }
      } else {
        let independent = rest.prefix { !readsFindings($0) }
        rest = rest.dropFirst(independent.count)
        try readers.forEach(Array(independent)) { check, ledger, emit in
          try run(check, sensitive, on: ledger, emit)
        } receive: { _, finding in
          try report(finding)
        }
      }
    }
  }

  private func run(
    _ check: Check, _ sensitive: SensitiveColumns, on ledger: Ledger,
    _ report: (Finding) throws -> Void
  ) throws {
    try SQLFault.locating(check.rows) {
      let query = query(for: check)
      let columns = try sensitive.on(ledger).columns(of: query)
        .dropLast(check.dataset == nil ? 0 : CheckRunner.placeColumns)
      try ledger.forEachRow(of: query) { row in
        try report(finding(of: check, columns: columns, row))
      }
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
  func query(for check: Check) -> String {
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
