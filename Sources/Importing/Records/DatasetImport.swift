import Definitions
import Spreadsheets

/// Turns the rows of all sheets of one dataset into records and findings.
///
/// It lives as long as the dataset is imported, since duplicates are looked for across sheets and files.
final class DatasetImport {
  let dataset: Dataset
  let index: Int
  /// The usable rows by their identifiers; filled only where some reference names this dataset.
  let identifiers: ReferenceIndex?

  private let readers: [FieldReader]
  private let judge: RowJudge
  private var context: RuleContext
  private let watched: [(number: Int, field: Int, among: RowRule.Among)]
  private let terms: [[[UInt8]]]
  private let label: Int?
  private let sink: any ImportSink

  private var batch: RecordBatch
  private var lastID: Int64 = 0
  private var breaches: [RowJudge.Breach] = []

  init(
    _ index: Int, pipeline: Pipeline, today: CalendarDate, language: Language,
    references: [Int: ReferenceIndex], values: WatchedValues, sink: any ImportSink
  ) {
    let dataset = pipeline.datasets[index]
    self.dataset = dataset
    self.index = index
    self.sink = sink
    identifiers = references[index]
    readers = dataset.fields.map { field in
      var reference: ReferenceIndex?
      if case .reference(let to, _) = field.type,
        let target = pipeline.datasets.firstIndex(where: { $0.name == to })
      {
        reference = references[target]
      }
      return FieldReader(field, pipeline: pipeline, today: today, reference: reference)
    }
    var compiler = RuleCompiler(
      dataset: dataset, pipeline: pipeline, today: today, watches: values.watches)
    let rules = compiler.compile()
    judge = RowJudge(
      dataset, pipeline: pipeline, rules: rules,
      styles: FindingStyles(dataset, pipeline: pipeline, language: language))
    context = RuleContext(values: values)
    context.keys = Array(repeating: KeyTable(), count: compiler.uniqueRules)
    watched = values.watches.enumerated().compactMap { number, watch in
      watch.dataset == index ? (number, watch.field, watch.among) : nil
    }
    terms = dataset.fields.map { field in
      guard case .enumeration(let name) = field.type else { return [] }
      return pipeline.vocabulary(named: name)?.terms.map { Array($0.value.utf8) } ?? []
    }
    label = dataset.label.flatMap { name in dataset.fields.firstIndex { $0.name == name } }
    batch = RecordBatch(dataset: index, fields: dataset.fields.count)
  }

  /// A record for the fields of this dataset.
  func makeRecord() -> ParsedRecord { ParsedRecord(fields: dataset.fields.count) }

  func beginSheet(_ sheet: Int, name: String) {
    while context.sheetNames.count <= sheet { context.sheetNames.append("") }
    context.sheetNames[sheet] = name
  }

  /// Reads one cell into the record's field.
  func read(
    _ cell: Cell, at place: Int, of row: Row, dateSystem: DateSystem, field: Int,
    into record: inout ParsedRecord
  ) {
    record.values[field].cell = Int32(truncatingIfNeeded: place)
    let what = CellContext(kind: cell.kind, style: cell.style, dateSystem: dateSystem)
    row.withBytes(of: cell) { bytes in
      readers[field].read(bytes, cell: what, into: &record.values[field], texts: &record.texts)
    }
  }

  /// Reads a text that stands in no cell, such as the kind that a wide sheet's heading says.
  func read(_ text: [UInt8], field: Int, into record: inout ParsedRecord) {
    readers[field].read(
      text.span, cell: CellContext(), into: &record.values[field], texts: &record.texts)
  }

  /// Judges the record, hands on its findings and, if it is usable, the record.
  ///
  /// - Returns: Whether it was loaded.
  func finish(_ record: inout ParsedRecord, of row: Row, in sheet: SheetReading) throws -> Bool {
    context.place = KeyTable.Place(
      sheet: UInt32(truncatingIfNeeded: sheet.number), row: UInt32(truncatingIfNeeded: row.number))
    judge.judge(record, absent: sheet.absent, context: &context, into: &breaches)
    var isRejected = false
    for breach in breaches where breach.effect == .reject { isRejected = true }
    for breach in breaches { try sink.add(finding(breach, record, row, sheet)) }
    noteValues(record, isUsable: !isRejected)
    guard !isRejected else { return false }
    for breach in breaches where breach.effect == .unset {
      record.values[breach.field].state = .refused
    }
    try load(record, sheet: sheet.number, row: row.number)
    return true
  }

  /// Hands on what is left. Called after the dataset's last row.
  func flush() throws {
    guard batch.count > 0 else { return }
    try sink.load(batch)
    batch.removeAll()
  }

  private func noteValues(_ record: ParsedRecord, isUsable: Bool) {
    for watch in watched where isUsable || watch.among == .all {
      let value = record.values[watch.field]
      guard value.hasValue else { continue }
      let isText = dataset.fields[watch.field].type.isText
      context.values.add(Key128(value, record, isText: isText), at: watch.number)
    }
  }

  private func load(_ record: ParsedRecord, sheet: Int, row: Int) throws {
    lastID += 1
    batch.beginRecord(id: lastID, sheet: sheet, row: row)
    for field in record.values.indices { append(record, field: field) }
    if let identifiers { note(record, in: identifiers) }
    if batch.isFull {
      try sink.load(batch)
      batch.removeAll()
    }
  }

  private func note(_ record: ParsedRecord, in identifiers: ReferenceIndex) {
    for name in dataset.identifiers {
      guard let field = dataset.fields.firstIndex(where: { $0.name == name }),
        record.values[field].hasValue, dataset.fields[field].type.isText
      else { continue }
      let value = record.values[field]
      let bytes = Array(record.texts[Int(value.start)..<Int(value.start) + Int(value.length)])
      identifiers.add(bytes, id: lastID)
    }
  }

  private func append(_ record: ParsedRecord, field: Int) {
    let value = record.values[field]
    guard value.hasValue else {
      batch.values.append(.null)
      return
    }
    let start = batch.bytes.count
    switch dataset.fields[field].type {
    case .text, .personName, .citizenID, .socialCreditCode, .phone:
      let from = Int(value.start)
      batch.bytes.append(contentsOf: record.texts[from..<from + Int(value.length)])
    case .date:
      PackedDate.append(
        value.number, precision: DateReading.Precision(rawValue: value.precision) ?? .day,
        to: &batch.bytes)
    case .enumeration:
      batch.bytes.append(contentsOf: terms[field][Int(value.number)])
    case .integer, .boolean, .reference:
      batch.values.append(.integer(value.number))
      return
    case .decimal:
      batch.values.append(.real(value.real))
      return
    }
    batch.values.append(
      .text(
        start: UInt32(truncatingIfNeeded: start),
        length: UInt32(truncatingIfNeeded: batch.bytes.count - start)))
  }

  private func finding(
    _ breach: RowJudge.Breach, _ record: ParsedRecord, _ row: Row, _ sheet: SheetReading
  ) -> Finding {
    let field = dataset.fields[breach.field]
    let place = Int(record.values[breach.field].cell)
    let cell = row.cells.indices.contains(place) ? row.cells[place] : nil
    let value = cell.map { row.shownText(of: $0, dateSystem: sheet.dateSystem) }
    var finding = Finding(
      severity: breach.severity, rule: "", dataset: dataset.name, entity: entity(record),
      source: sheet.source, sheet: sheet.number, row: row.number,
      column: cell.map { Int($0.column) } ?? sheet.columnOfField[breach.field],
      heading: sheet.headingOfField[breach.field] ?? field.title, value: value,
      isSensitive: field.isSensitive, isRejection: breach.effect == .reject, message: "")
    switch breach.kind {
    case .cell(let fault):
      let style = judge.styles.style(of: fault, field: breach.field)
      finding.rule = style.rule
      finding.message = style.message
      finding.suggestion = style.suggestion
      if fault == .vocabulary || fault == .referenceUnknown || fault == .referenceAmbiguous,
        let value, let meant = readers[breach.field].suggestion(for: value)
      {
        finding.suggestion = "\(meant)？"
      }
    case .rule(let index, let other):
      let rule = judge.rules[index].rule
      finding.rule = rule.rule
      finding.message = rule.message.replacing("{title}", with: field.title)
        .replacing("{other}", with: other)
      finding.suggestion = rule.suggestion
    }
    return finding
  }

  private func entity(_ record: ParsedRecord) -> String? {
    guard let label, record.values[label].hasValue, dataset.fields[label].type.isText else {
      return nil
    }
    return record.text(of: record.values[label])
  }
}
