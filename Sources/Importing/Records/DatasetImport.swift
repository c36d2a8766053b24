import Definitions
import Spreadsheets

/// Turns the rows of all sheets of one dataset into records and findings.
///
/// It lives as long as the dataset is imported, since duplicates are looked for across sheets and files.
final class DatasetImport {
  let dataset: Dataset

  private let role: Role
  /// For each thread that reads the rows of a sheet.
  let rowReaders: [RecordReader]
  /// For the thread that judges them.
  let reader: RecordReader
  private let judge: RowJudge
  private let findings: RowFindings
  private let encoder: RecordEncoder
  private var context: RuleContext
  private let keys: RecordKeys
  private let hasUniqueRules: Bool
  private let watched: [Watched]
  /// Watched fields whose values a `unique` rule keeps, too: the number of its table.
  private let kept: [(watched: Watched, table: Int)]
  /// By link: the field whose value is looked for.
  private let linkFields: [Int]
  /// The usable rows by their identifiers; filled only where some reference names this dataset.
  private let identifiers: ReferenceIndex?
  private let identifyingFields: [(field: Int, isShown: Bool)]
  private let sink: any ImportSink

  private var batch: RecordBatch
  /// Counts rejected records too, so that a first look at the sheets knows the numbers.
  private var lastID: Int64 = 0
  private var breaches: [RowJudge.Breach] = []
  private var touched: UInt64 = 0
  /// What was said of the cells of the row at hand, which may become several records.
  private var reported: [RowJudge.Breach] = []

  /// A field that `exists` rules of other datasets look into.
  private struct Watched {
    /// Its number in `WatchedValues`.
    var number: Int
    var field: Int
    /// Where its key is among the keys of a record.
    var key: Int
    var among: RowRule.Among
    var isLinked: Bool
  }

  enum Role {
    /// Records and findings go to the sink.
    case final
    /// A first look at a dataset whose rows refer to each other: it fills the identifiers, judges no
    /// reference from the dataset to itself, and hands on nothing.
    case scout
  }

  init(
    _ index: Int, pipeline: Pipeline, today: CalendarDate, styles: FindingStyles,
    references: References, values: WatchedValues, role: Role = .final, threads: Int = 1,
    sink: any ImportSink
  ) {
    let dataset = pipeline.datasets[index]
    self.dataset = dataset
    self.role = role
    self.sink = sink
    // Where a scout has been, the identifiers are complete.
    let isFilled = role == .final && references.isSelfReferring(index)
    identifiers = isFilled ? nil : references.index(of: index)
    identifyingFields = dataset.identifiers.compactMap { name in
      guard let field = dataset.fields.firstIndex(where: { $0.name == name }),
        dataset.fields[field].type.isText
      else { return nil }
      return (field, !dataset.fields[field].isSensitive)
    }
    let readers = dataset.fields.map { field in
      let target = references.target(of: field)
      let isDeferred = role == .scout && target == index
      return FieldReader(
        field, pipeline: pipeline, today: today,
        reference: isDeferred ? nil : target.flatMap(references.index))
    }
    var compiler = RuleCompiler(
      dataset: dataset, pipeline: pipeline, today: today, watches: values.watches)
    let rules = compiler.compile()
    let watches = values.watches.indices.filter { values.watches[$0].dataset == index }.map {
      Watched(
        number: $0, field: values.watches[$0].field,
        key: compiler.key(of: [values.watches[$0].field]), among: values.watches[$0].among,
        isLinked: values.isLinked[$0])
    }
    kept = watches.compactMap { watch in
      guard watch.among == .all else { return nil }
      var table: Int?
      for rule in rules where rule.condition == nil {
        switch rule.test {
        case .unique(let unique) where unique.key == watch.key: table = unique.table
        // A rule that looks among the rows above reads them while they are read.
        case .exists(let exists) where exists.watched == watch.number: return nil
        default: break
        }
      }
      return table.map { (watch, $0) }
    }
    let isKept = Set(kept.map(\.watched.number))
    watched = watches.filter { !isKept.contains($0.number) }
    let keys = compiler.keys
    self.keys = keys
    reader = RecordReader(readers, keys: keys)
    rowReaders = (0..<max(threads, 1)).map { _ in RecordReader(readers, keys: keys) }
    judge = RowJudge(dataset, pipeline: pipeline, rules: rules, styles: styles)
    findings = RowFindings(dataset, judge: judge)
    encoder = RecordEncoder(dataset, pipeline: pipeline)
    context = RuleContext(values: values)
    context.keys = Array(repeating: KeyTable(), count: compiler.uniqueRules)
    let links = dataset.links
    linkFields = links.compactMap { link in dataset.fields.firstIndex { $0.name == link.field } }
    context.links = Array(repeating: 0, count: links.count)
    hasUniqueRules = compiler.uniqueRules > 0
    batch = RecordBatch(dataset: index, columns: dataset.fields.count + links.count)
  }

  /// A record for the fields of this dataset.
  func makeRecord() -> ParsedRecord {
    ParsedRecord(fields: dataset.fields.count, keys: keys.count)
  }

  /// - Parameter name: Names the sheet to people, where a later row repeats one of this sheet.
  func beginSheet(_ sheet: Int, name: String) {
    while context.sheetNames.count <= sheet { context.sheetNames.append("") }
    context.sheetNames[sheet] = name
  }

  /// Takes the columns out of a plan whose headings name no row of the dataset that they should name one of.
  func dropUnknownNames(from plan: inout SheetPlan) {
    guard let unpivot = dataset.unpivot,
      let into = dataset.fields.firstIndex(where: { $0.name == unpivot.into })
    else { return }
    for index in plan.columns.indices {
      guard case .name(let name) = plan.columns[index].unpivot else { continue }
      var record = makeRecord()
      reader.read(Array(name.utf8), field: into, into: &record)
      guard !record.values[into].hasValue else { continue }
      plan.columns[index].unpivot = nil
      plan.columns[index].suggestion = reader.suggestion(for: name, field: into)
    }
  }

  /// Makes ready for the records of a block, which are judged next.
  func prepare(_ block: RowBlock) { touched ^= judge.touch(block, in: context) }

  /// Judges the record, hands on its findings and, if it is usable, the record.
  ///
  /// - Parameter isContinued: Whether the row has made a record already; what was said of that one is
  ///   not said again.
  /// - Returns: Whether it was loaded.
  func finish(
    _ record: inout ParsedRecord, of row: Row, in sheet: SheetReading, isContinued: Bool = false
  ) throws -> Bool {
    lastID += 1
    if hasUniqueRules {
      context.record = context.places.append(sheet: sheet.number, row: row.number)
    }
    for link in context.links.indices { context.links[link] = 0 }
    judge.judge(record, absent: sheet.absent, context: &context, into: &breaches)
    try report(record, of: row, in: sheet, isContinued: isContinued)

    let isUsable = !breaches.contains { $0.effect == .reject }
    noteValues(record, isUsable: isUsable)
    guard isUsable else { return false }
    for breach in breaches where breach.effect == .unset {
      record.values[breach.field].state = .refused
    }
    note(record)
    guard role == .final else { return true }
    batch.beginRecord(id: lastID, sheet: sheet.number, row: row.number)
    for (link, field) in linkFields.enumerated() where !record.values[field].hasValue {
      context.links[link] = 0
    }
    encoder.append(record, links: context.links, to: &batch)
    if batch.isFull { try flush() }
    return true
  }

  /// Hands on what is left. Called after the dataset's last row.
  func end() throws {
    try flush()
    for (watch, table) in kept where role == .final {
      context.values.adopt(context.keys[table], at: watch.number)
    }
    context.keys = []
  }

  private func flush() throws {
    guard batch.count > 0 else { return }
    try sink.load(batch)
    batch.removeAll()
  }

  private func report(
    _ record: ParsedRecord, of row: Row, in sheet: SheetReading, isContinued: Bool
  ) throws {
    guard role == .final else { return }
    if !isContinued { reported.removeAll(keepingCapacity: true) }
    for breach in breaches {
      // Of a cell that a wide row's records share, one finding is enough.
      if case .cell = breach.kind {
        let isReported = reported.contains {
          $0.field == breach.field && $0.kind == breach.kind && $0.cell == breach.cell
        }
        if isReported { continue }
        reported.append(breach)
      }
      try sink.add(
        findings.finding(breach, record, row, sheet) {
          reader.suggestion(for: $0, field: breach.field)
        })
    }
  }

  /// Notes the record's values for the rules of other datasets that look for them, and which row has them.
  private func noteValues(_ record: ParsedRecord, isUsable: Bool) {
    guard role == .final else { return }
    let number = UInt32(truncatingIfNeeded: lastID - 1)
    for watch in watched {
      let key = record.keys[watch.key]
      let isInRow = isUsable && hasUsableValue(record, watch.field)
      guard record.values[watch.field].hasValue, key != .none, isInRow || watch.among == .all else {
        continue
      }
      let first = context.values.add(key, of: number, at: watch.number)
      context.values.note(number, first: first, isUsable: isInRow, at: watch.number)
    }
    // Of what is usual nothing has to be noted: a row with a new value.
    guard !breaches.isEmpty else { return }
    for (watch, table) in kept where watch.isLinked {
      let key = record.keys[watch.key]
      guard key != .none, let first = context.keys[table].firstRecord(with: key) else { continue }
      let isInRow = isUsable && hasUsableValue(record, watch.field)
      context.values.note(number, first: first, isUsable: isInRow, at: watch.number)
    }
  }

  /// Whether the value stands in the ledger if the record does.
  private func hasUsableValue(_ record: ParsedRecord, _ field: Int) -> Bool {
    record.values[field].hasValue
      && !breaches.contains { $0.field == field && $0.effect == .unset }
  }

  private func note(_ record: ParsedRecord) {
    guard let identifiers else { return }
    for (field, isShown) in identifyingFields where record.values[field].hasValue {
      let value = record.values[field]
      let start = Int(value.start)
      identifiers.add(
        Array(record.texts[start..<start + Int(value.length)]), id: lastID, isShown: isShown)
    }
  }
}
