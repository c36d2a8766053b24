import Definitions
import Importing
import LedgerStore

/// Runs the checks of a pipeline over a ledger and makes findings of the rows they return.
public struct CheckRunner {
  private let pipeline: Pipeline
  private let compiler: SQLCompiler
  private let sensitiveNames: Set<String>

  public init(pipeline: Pipeline, period: Period) {
    self.pipeline = pipeline
    compiler = pipeline.sqlParameters(for: period)
    sensitiveNames = Set(
      pipeline.datasets.flatMap(\.fields).filter(\.isSensitive).map(\.name))
  }

  /// - Parameter report: Called with each finding, in the order of the checks and then of the rows.
  public func run(on ledger: Ledger, report: (Finding) throws -> Void) throws {
    for check in pipeline.checks { try run(check, on: ledger, report: report) }
  }

  private func run(
    _ check: Check, on ledger: Ledger, report: (Finding) throws -> Void
  ) throws {
    let columns = try ledger.columns(of: compiler.compile(check.rows))
    let field = check.dataset.flatMap { pipeline.dataset(named: $0) }.flatMap { dataset in
      check.field.flatMap { dataset.field(named: $0) }
    }
    // The rows are taken first: the report writes to the ledger that is being read.
    for row in try ledger.rows(of: query(for: check)) {
      var finding = Finding(
        severity: check.severity, rule: check.name, dataset: check.dataset,
        heading: field?.title, isSensitive: field?.isSensitive ?? false, message: check.message,
        suggestion: check.suggestion)
      for (name, value) in zip(columns, row) {
        switch name {
        case "_id": continue
        case "value": finding.value = value.text
        case "entity": finding.entity = value.text
        default: break
        }
        guard name != "value" else { continue }
        var shown = value.text ?? "—"
        if sensitiveNames.contains(name) { shown = Masking.masked(shown) }
        finding.message = finding.message.replacing("{\(name)}", with: shown)
        finding.suggestion = finding.suggestion?.replacing("{\(name)}", with: shown)
      }
      if check.dataset != nil { place(&finding, row.suffix(5)) }
      try report(finding)
    }
  }

  /// The check's rows, with the place of each where they are of a dataset.
  func query(for check: Check) -> String {
    let sql = compiler.compile(check.rows)
    guard let dataset = check.dataset else { return sql }
    let field = check.field ?? ""
    return """
      SELECT _check.*, _sheet.source, _at._sheet, _at._row, _column.col, _column.heading
      FROM (\(sql)) AS _check
      LEFT JOIN \(SQL.quoted(dataset)) AS _at ON _at._id = _check._id
      LEFT JOIN _sheet ON _sheet._id = _at._sheet
      LEFT JOIN _column ON _column.sheet = _at._sheet AND _column.field = '\(field)'
      ORDER BY _at._id
      """
  }

  private func place(_ finding: inout Finding, _ values: ArraySlice<Ledger.Value>) {
    let place = Array(values)
    guard place.count == 5 else { return }
    func number(_ value: Ledger.Value) -> Int? {
      if case .integer(let number) = value { Int(number) } else { nil }
    }
    finding.source = number(place[0])
    finding.sheet = number(place[1])
    finding.row = number(place[2])
    finding.column = number(place[3])
    if let heading = place[4].text { finding.heading = heading }
  }
}
