import Definitions
import Spreadsheets

/// Reads the rows of one sheet into its dataset: tells records from titles, headers, totals and footers,
/// and keeps the account of all of them.
struct SheetImport {
  /// Characters of a skipped row's text that are kept: enough to find it again.
  private static let textKept = 200

  private let sheet: SheetReading
  private let dataset: DatasetImport
  private let words: SheetPlaceWords
  private let sink: any ImportSink
  private var sorter: RowSorter
  private let examples: ExampleCheck
  private var totals: TotalCheck
  private var contents: ContentCheck
  private var percents: PercentCheck
  private var digest: BodyDigest
  private var dittos: DittoFilling
  private let into: Int?
  private let value: Int?

  var plan: SheetPlan { sheet.plan }
  /// How many cells have the value of the row above, by field.
  var filledDown: [(field: Int, count: Int)] { dittos.filled }
  /// See `BodyDigest`.
  var body: String? { digest.text }
  private(set) var account = RowAccount()
  /// Called now and then with the rows read so far.
  var tick: (Int) -> Void = { _ in }
  /// A power of two.
  private static let rowsPerTick = 1 << 12
  /// The last row that was read.
  private(set) var lastRow: Int?
  /// The columns that hold something and have no heading, by the row where it was seen first.
  private(set) var unheaded: [Int32: Int] = [:]
  /// The records that stand in hidden rows.
  private(set) var hidden = NotedRows()
  /// The records with a cell of which a part is struck through.
  private(set) var partlyStruck = NotedRows()
  /// The cells of the first footers.
  private(set) var footers: [PeriodCheck.Note] = []
  private static let footersKept = 20
  /// The records most of whose cells are struck through.
  private(set) var struck = NotedRows()

  /// - Parameter merged: The columns with cells merged downwards.
  init(
    _ sheet: SheetReading, dataset: DatasetImport, pipeline: Pipeline, classifier: RowClassifier,
    merged: Set<Int>, words: SheetPlaceWords, sink: any ImportSink
  ) {
    self.sheet = sheet
    self.dataset = dataset
    self.words = words
    self.sink = sink
    examples = ExampleCheck(dataset.dataset, pipeline: pipeline)
    contents = ContentCheck(dataset.dataset)
    percents = PercentCheck(sheet, dataset: dataset.dataset)
    digest = BodyDigest(sheet, dataset: dataset.dataset)
    dittos = DittoFilling(sheet, dataset: dataset.dataset)
    totals = TotalCheck(
      TotalColumns(sheet.plan, dataset: dataset.dataset, merged: merged))
    sorter = RowSorter(
      sheet.plan, dataset: dataset.dataset, classifier: classifier,
      dateSystem: sheet.dateSystem)
    let unpivot = dataset.dataset.unpivot
    into = unpivot.flatMap { u in dataset.dataset.fields.firstIndex { $0.name == u.into } }
    value = unpivot.flatMap { u in dataset.dataset.fields.firstIndex { $0.name == u.value } }
  }

  /// - Parameter mostRows: How many rows are read ahead in one go.
  /// - Throws: `ReadError` where the sheet breaks off; the rows before it are loaded and accounted for.
  mutating func run(_ reader: any RowReader, mostRows: Int = RowBlock.mostRows) throws {
    // What stands above decides, or one row is several records: such rows are read one after the other.
    let isInOrder = sheet.isWide || !dittos.isIdle
    let worker = RowWorker(
      sheet: sheet, sorter: sorter, digest: digest, record: dataset.makeRecord(),
      readsCells: !isInOrder)
    let stream = RowStream(
      reader, worker: worker, readers: dataset.rowReaders, mostRows: mostRows)
    defer { stream.stop() }
    var record = dataset.makeRecord()
    while let block = try stream.next() {
      if !isInOrder { dataset.prepare(block) }
      for index in 0..<block.count {
        account.read += 1
        lastRow = block.rows[index].number
        if account.read & (Self.rowsPerTick - 1) == 0 { tick(account.read) }
        if let reason = block.kinds[index] {
          try take(block.rows[index], as: reason)
        } else {
          if isInOrder { readInOrder(block, index) }
          try take(&block.rows[index], &block.records[index], block.looks[index], &record)
        }
      }
    }
    try report(totals.finish())
    for mix in percents.mixes { try sink.add(words.mixedPercentages(mix, by: sheet)) }
    for found in contents.contradictions() { try sink.add(words.contradicted(found, by: sheet)) }
  }

  /// Reads the cells of a record after those of the rows above it.
  private mutating func readInOrder(_ block: RowBlock, _ index: Int) {
    if !dittos.isIdle, hasOwnText(block.rows[index]) { dittos.fill(&block.rows[index]) }
    block.looks[index] = dataset.reader.read(
      block.rows[index], in: sheet, digest: digest, into: &block.records[index])
  }

  /// Takes a row that is no record.
  private mutating func take(_ row: Row, as reason: SkippedRow) throws {
    if reason == .total {
      dittos.endGroup()
      try report(totals.judge(row))
    }
    if reason == .footer { keepFooter(row) }
    if reason == .example, examples.isFilled(row, in: sheet) {
      try sink.add(words.filledExample(row: row.number))
    }
    try skip(row, reason)
  }

  /// Takes a record whose cells were read.
  ///
  /// - Parameters:
  ///   - row: Left as it is; see `RowWorker.read`.
  ///   - record: What its cells say.
  ///   - part: Storage for the records that a wide row becomes.
  private mutating func take(
    _ row: inout Row, _ record: inout ParsedRecord, _ look: RecordReader.Look,
    _ part: inout ParsedRecord
  ) throws {
    if look.isUnheaded { noteUnheaded(row) }
    digest.dropRecord()
    digest.add(look.digest)
    if sheet.isWide {
      try unpivot(row, base: record, record: &part)
    } else if look.isBlank {
      try skip(row, .blank)
    } else {
      note(row, record)
      try count(dataset.finish(&record, of: row, in: sheet) ? 1 : 0)
    }
  }

  /// Takes down what is said of the whole sheet, before anything is made of the record.
  private mutating func note(_ row: Row, _ record: ParsedRecord) {
    digest.endRecord()
    percents.note(row)
    totals.add(record)
    contents.note(record, of: row)
    if row.isHidden { hidden.note(row.number) }
    if row.struckCells * 2 > row.cells.count { struck.note(row.number) }
    if row.partlyStruckCells > 0 { partlyStruck.note(row.number) }
  }

  private mutating func keepFooter(_ row: Row) {
    guard footers.count < SheetImport.footersKept else { return }
    for cell in row.cells.prefix(SheetImport.footersKept) {
      let text = row.shownText(of: cell, dateSystem: sheet.dateSystem)
      footers.append((row.number, Int(cell.column), String(text.prefix(SheetImport.textKept))))
    }
  }

  private func report(_ mismatches: [TotalCheck.Mismatch]) throws {
    for total in mismatches {
      let column = Int32(truncatingIfNeeded: total.column)
      try sink.add(words.wrongTotal(total, heading: sheet.heading(ofColumn: column)))
    }
  }

  /// Whether a row holds something besides what would be filled in: only then it is a record.
  private func hasOwnText(_ row: Row) -> Bool {
    row.cells.contains { cell in
      switch sheet.role(ofColumn: cell.column) {
      case .field, .unpivot: !dittos.isColumn(cell.column) && row.hasText(cell)
      case .unplaced, .unheaded: false
      }
    }
  }

  /// Makes a record of each filled cell under a heading that becomes a value.
  private mutating func unpivot(
    _ row: Row, base: ParsedRecord, record: inout ParsedRecord
  ) throws {
    guard let into, let value else { return }
    var loaded = 0
    var records = 0
    for place in row.cells.indices {
      let cell = row.cells[place]
      guard case .unpivot(let column) = sheet.role(ofColumn: cell.column) else { continue }
      record.replace(with: base)
      dataset.reader.read(sheet.unpivotTexts[column], field: into, into: &record)
      let hash = dataset.reader.read(
        cell, at: place, of: row, in: sheet, field: value, into: &record)
      digest.add(digest.share(of: hash, column: cell.column))
      guard record.values[value].state != .blank else { continue }
      totals.add(record.values[value], column: cell.column)
      records += 1
      dataset.reader.fillKeys(of: &record)
      let isLoaded = try dataset.finish(&record, of: row, in: sheet, isContinued: records > 1)
      if isLoaded { loaded += 1 }
    }
    guard records > 0 else {
      try skip(row, .blank)
      return
    }
    note(row, base)
    count(loaded)
  }

  private mutating func count(_ loaded: Int) {
    account.records += loaded
    if loaded > 0 { account.loaded += 1 } else { account.rejected += 1 }
  }

  /// Remembers what stands under no heading: it is not read, which must be said.
  private mutating func noteUnheaded(_ row: Row) {
    for cell in row.cells where unheaded[cell.column] == nil {
      guard case .unheaded = sheet.role(ofColumn: cell.column), row.hasText(cell) else { continue }
      unheaded[cell.column] = row.number
    }
  }

  private mutating func skip(_ row: Row, _ reason: SkippedRow) throws {
    account.skipped += 1
    try sink.add(
      SkippedRecord(
        source: sheet.source, sheet: sheet.number, row: row.number, reason: reason,
        text: SheetImport.text(of: row)))
  }

  /// What a row that is skipped is told by: its first text, or else its first cell.
  static func text(of row: Row) -> String {
    guard let cell = row.cells.first(where: { $0.kind == .text }) ?? row.cells.first else {
      return ""
    }
    return String(row.text(of: cell).prefix(textKept))
  }
}
