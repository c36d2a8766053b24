import Definitions
import Spreadsheets

/// Reads the first records of a sheet as an import would, but for what other rows, sheets and files
/// decide: references are not looked up, and duplicates not looked for.
struct SampleReader {
  /// Records that are shown.
  static let records = 5
  /// Rows below the header that are looked through for them.
  private static let rowsExamined = 1_000

  private let dataset: Dataset
  private let sheet: SheetReading
  private var readers: [FieldReader]
  private var sorter: RowSorter
  private let judge: RowJudge
  private let findings: RowFindings
  private let vocabularies: [[String]]
  private var context: RuleContext
  private var breaches: [RowJudge.Breach] = []

  /// - Parameter period: Without it, dates are judged by nothing, and years of two digits are those from
  ///   1930 to 2029, as spreadsheet programs take them.
  init?(
    _ plan: SheetPlan, pipeline: Pipeline, dateSystem: DateSystem, period: Period?,
    language: Language
  ) {
    guard let today = SampleReader.lastDay(of: period) else { return nil }
    var dataset = pipeline.datasets[plan.dataset]
    dataset.rules = dataset.rules.filter { SampleReader.isOfOneRow($0, hasPeriod: period != nil) }
    self.dataset = dataset
    sheet = SheetReading(
      source: 0, number: 0, dateSystem: dateSystem, plan: plan, dataset: dataset,
      year: period?.year)
    readers = dataset.fields.map {
      FieldReader($0, pipeline: pipeline, today: today, reference: nil)
    }
    sorter = RowSorter(
      plan, dataset: dataset, classifier: RowClassifier(), dateSystem: dateSystem)
    var compiler = RuleCompiler(dataset: dataset, pipeline: pipeline, today: today, watches: [])
    judge = RowJudge(
      dataset, pipeline: pipeline, rules: compiler.compile(),
      styles: FindingStyles(dataset, pipeline: pipeline, language: language))
    findings = RowFindings(dataset, judge: judge)
    vocabularies = dataset.fields.map { field in
      guard case .enumeration(let name) = field.type else { return [] }
      return pipeline.vocabulary(named: name)?.terms.map(\.value) ?? []
    }
    context = RuleContext(values: WatchedValues(pipeline))
  }

  private static func lastDay(of period: Period?) -> CalendarDate? {
    guard let period else { return CalendarDate(year: 2029, month: 12, day: 31) }
    guard let (_, last) = PackedDate.interval(period.asOf) else { return nil }
    return CalendarDate(
      year: Int(last) / 10_000, month: Int(last) / 100 % 100, day: Int(last) % 100)
  }

  private static func isOfOneRow(_ rule: RowRule, hasPeriod: Bool) -> Bool {
    switch rule.test {
    case .unique, .exists: false
    case .agrees(let operand), .notBefore(let operand, _), .notAfter(let operand, _),
      .atLeast(let operand), .atMost(let operand):
      hasPeriod || operand != .asOf
    case .present, .absent: true
    }
  }

  /// - Returns: The first records; those before the break, where the sheet breaks off.
  mutating func read(_ reader: any RowReader) -> [SampleRecord] {
    var found: [SampleRecord] = []
    var row = Row()
    var examined = 0
    var base = ParsedRecord(fields: dataset.fields.count)
    while found.count < SampleReader.records, examined < SampleReader.rowsExamined,
      (try? reader.read(into: &row)) == true
    {
      guard row.number > sheet.plan.lastHeaderRow else { continue }
      examined += 1
      guard sorter.kind(of: row) == nil else { continue }
      base.removeAll()
      read(row, into: &base)
      if sheet.isWide {
        found += unpivoted(base, of: row)
      } else if base.values.contains(where: { $0.state != .blank }) {
        found.append(finished(base, of: row))
      }
    }
    return Array(found.prefix(SampleReader.records))
  }

  private mutating func read(_ row: Row, into record: inout ParsedRecord) {
    for place in row.cells.indices {
      guard case .field(let field) = sheet.role(ofColumn: row.cells[place].column) else { continue }
      read(row, place, field, into: &record)
    }
  }

  private mutating func read(
    _ row: Row, _ place: Int, _ field: Int, into record: inout ParsedRecord
  ) {
    let cell = row.cells[place]
    let what = CellContext(
      kind: cell.kind, style: cell.style, dateSystem: sheet.dateSystem,
      isPercentColumn: sheet.isPercentColumn(cell.column))
    _ = row.withBytes(of: cell) { bytes in
      readers[field].read(bytes, cell: what, into: &record.values[field], texts: &record.texts)
    }
    record.values[field].cell = Int32(truncatingIfNeeded: place)
  }

  /// A record of each filled cell under a heading that becomes a value.
  private mutating func unpivoted(_ base: ParsedRecord, of row: Row) -> [SampleRecord] {
    guard let unpivot = dataset.unpivot,
      let into = dataset.fields.firstIndex(where: { $0.name == unpivot.into }),
      let value = dataset.fields.firstIndex(where: { $0.name == unpivot.value })
    else { return [] }
    var found: [SampleRecord] = []
    for place in row.cells.indices {
      guard case .unpivot(let index) = sheet.role(ofColumn: row.cells[place].column) else {
        continue
      }
      var record = base
      let text = sheet.unpivotTexts[index]
      readers[into].read(
        text.span, cell: CellContext(),
        into: &record.values[into], texts: &record.texts)
      read(row, place, value, into: &record)
      guard record.values[value].state != .blank else { continue }
      found.append(finished(record, of: row))
    }
    return found
  }

  private mutating func finished(_ record: ParsedRecord, of row: Row) -> SampleRecord {
    var record = record
    judge.judge(record, absent: sheet.absent, context: &context, into: &breaches)
    let said = breaches.map { breach in
      findings.finding(breach, record, row, sheet) {
        readers[breach.field].suggestion(for: $0)
      }
    }
    for breach in breaches where breach.effect == .unset {
      record.values[breach.field].state = .refused
    }
    let cells = dataset.fields.indices.filter { !sheet.absent[$0] }.map { field in
      SampleRecord.Cell(field: field, value: value(of: field, record, row))
    }
    return SampleRecord(
      row: row.number, isRejected: breaches.contains { $0.effect == .reject }, cells: cells,
      findings: said)
  }

  private func value(of field: Int, _ record: ParsedRecord, _ row: Row) -> SampleRecord.Value {
    let value = record.values[field]
    switch value.state {
    case .blank: return .blank
    // What is written where nothing may be.
    case .refused: return .refused
    case .value: break
    }
    switch dataset.fields[field].type {
    case .text, .personName, .citizenID, .socialCreditCode, .phone:
      return .text(record.text(of: value))
    case .date:
      var bytes: [UInt8] = []
      PackedDate.append(
        value.number, precision: DateReading.Precision(rawValue: value.precision) ?? .day,
        to: &bytes)
      return .text(String(decoding: bytes, as: UTF8.self))
    case .integer: return .integer(value.number)
    case .decimal: return .decimal(value.real)
    case .boolean: return .boolean(value.number != 0)
    case .enumeration:
      let terms = vocabularies[field]
      return terms.indices.contains(Int(value.number)) ? .text(terms[Int(value.number)]) : .refused
    case .reference:
      let place = Int(value.cell)
      guard row.cells.indices.contains(place) else { return .blank }
      var normal: [UInt8] = []
      row.withBytes(of: row.cells[place]) {
        NormalForm.append($0, whitespace: .remove, to: &normal)
      }
      return .text(String(decoding: normal, as: UTF8.self))
    }
  }
}
