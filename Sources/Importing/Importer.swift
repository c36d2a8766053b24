import Definitions
import Foundation
import Spreadsheets

/// Reads every file of the input into a sink, dataset by dataset, each after those that it refers to.
public final class Importer {
  let pipeline: Pipeline
  let language: Language
  let limits: ReadLimits
  let sink: any ImportSink
  let styles: [FindingStyles]
  let files: OpenFiles
  let references: References
  let periodCheck: PeriodCheck
  var watch = FileWatch()
  private let today: CalendarDate
  private let classifier = RowClassifier()

  /// The files and sheets that could not be read, or not to their end, with the reason.
  public internal(set) var unreadable: [ReadError] = []
  /// Sheets that were read into a dataset.
  public private(set) var sheetsRead = 0
  public private(set) var total = RowAccount()
  private let earlier: SheetBodies?
  private var bodies: SheetBodies
  private let progress: (ImportEvent) -> Void
  let threads: Int
  /// Rows of a sheet that are read in one go; tests make it small.
  var rowsAhead = RowBlock.mostRows

  /// - Parameters:
  ///   - earlier: The sheets of the period before, where they are known.
  ///   - threads: How many read rows ahead of the one that judges them; what is read is the same with any
  ///     number of them. Another loads.
  /// - Returns: `nil` where the period's last day is before 1900.
  public init?(
    pipeline: Pipeline, period: Period, language: Language, limits: ReadLimits = ReadLimits(),
    earlier: SheetBodies? = nil, threads: Int = Importer.usualThreads, sink: any ImportSink,
    progress: @escaping (ImportEvent) -> Void = { _ in }
  ) {
    guard let (_, last) = PackedDate.interval(period.asOf),
      let today = CalendarDate(
        year: Int(last) / 10_000, month: Int(last) / 100 % 100, day: Int(last) % 100)
    else { return nil }
    self.pipeline = pipeline
    self.today = today
    periodCheck = PeriodCheck(period)
    self.earlier = earlier
    bodies = SheetBodies(period)
    self.progress = progress
    self.threads = threads
    self.language = language
    self.limits = limits
    self.sink = sink
    styles = pipeline.datasets.map { FindingStyles($0, pipeline: pipeline, language: language) }
    files = OpenFiles(limits: limits)
    references = References(pipeline)
  }

  /// One for each core: while one takes rows from the file, another reads their cells. More than a few would wait
  /// for each other.
  public static var usualThreads: Int {
    min(max(ProcessInfo.processInfo.activeProcessorCount, 1), 4)
  }

  /// - Throws: What the sink throws, and `ReadError` of a file that was changed while it was read: then nothing
  ///   can be made of what was. A file that cannot be read is a finding, and the others are read.
  public func run(_ inputs: [InputFile]) throws {
    let sheets = try withoutReplaced(register(inputs))
    let values = WatchedValues(pipeline)
    progress(.surveyed(files: inputs.count, sheets: sheets.count))
    var shares = SheetShares(sheets)
    for index in pipeline.datasets.indices {
      let mine = sheets.filter { $0.plan.dataset == index }
      guard !mine.isEmpty else { continue }
      if references.isSelfReferring(index) {
        let scout = DatasetImport(
          index, pipeline: pipeline, today: today, styles: styles[index], references: references,
          values: values, role: .scout, sink: NowhereSink())
        for sheet in mine { _ = try read(sheet, into: scout, sink: NowhereSink()) }
      }
      let dataset = DatasetImport(
        index, pipeline: pipeline, today: today, styles: styles[index], references: references,
        values: values, threads: threads, sink: sink)
      for sheet in mine {
        progress(
          .began(
            file: sheet.input.name, sheet: sheet.sheet.name, number: shares.number + 1,
            share: shares.done))
        try load(sheet, into: dataset)
        shares.finish(sheet)
      }
      try dataset.end()
    }
    try watch.verify()
  }

  /// Looks once more whether the files are what was read, for those who read them again.
  ///
  /// - Throws: `ReadError` of a file that was changed since `run`.
  public func verifyUnchanged() throws(ReadError) { try watch.verify() }

  /// Reads a sheet to its end, or as far as it can be read.
  private func load(_ planned: PlannedSheet, into dataset: DatasetImport) throws {
    let words = SheetFaultWords(file: planned.input, source: planned.source, language: language)
    let (work, rows, error) = try read(planned, into: dataset, sink: sink)
    let account = work?.account ?? RowAccount()
    if let plan = work?.plan { try report(plan, of: planned, dataset.dataset, words) }
    let filled = rows?.filled ?? 0
    let formulas = rows?.formulasWithoutValue ?? FormulasWithoutValue()
    for finding in words.unheaded(
      work?.unheaded ?? [:], sheet: planned.number, dataset: dataset.dataset)
    {
      try sink.add(finding)
    }
    let places = placeWords(planned, dataset.dataset)
    if let struck = work?.struck, struck.count > 0 { try sink.add(places.struck(struck)) }
    if let struck = work?.partlyStruck, struck.count > 0 {
      try sink.add(places.partlyStruck(struck))
    }
    if let work, let rows { try report(rows.notes, of: planned, work, places) }
    if let footers = work?.footers, !planned.isOfOtherPeriod,
      let other = periodCheck.mismatch(footers: footers, isNamed: planned.isPeriodNamed)
    {
      try sink.add(places.otherPeriod(other, than: periodCheck))
    }
    if formulas.count > 0 { try sink.add(places.formulasWithoutValue(formulas)) }
    if let filled = work?.filledDown, !filled.isEmpty { try sink.add(places.filledDown(filled)) }
    if filled > 0 { try sink.add(words.filledMerges(filled, sheet: planned.number)) }
    if let error {
      unreadable.append(error)
      try sink.add(words.unreadable(error, sheet: planned.number, lastRow: work?.lastRow))
    } else if account.loaded + account.rejected == 0 {
      try sink.add(words.withoutRecords(planned.number, dataset: dataset.dataset))
    }
    progress(
      .ended(file: planned.input.name, sheet: planned.sheet.name, account: account))
    let body = error == nil ? work?.body : nil
    if let body { try compare(body, of: planned, places) }
    try finish(planned.number, account, body: body)
    sheetsRead += 1
  }

  /// Says which headings name rows of the dataset referred to, and which do not.
  private func report(
    _ plan: SheetPlan, of planned: PlannedSheet, _ dataset: Dataset, _ words: SheetFaultWords
  ) throws {
    guard case .names? = dataset.unpivot?.columns, let unpivot = dataset.unpivot else { return }
    for column in plan.columns where !column.isDuplicate {
      if column.unpivot != nil {
        try sink.place(column: column.column, ofSheet: planned.number, in: unpivot.value)
      }
    }
    let before = Set(planned.plan.columns.compactMap { $0.unpivot == nil ? nil : $0.column })
    for column in plan.columns where column.unpivot == nil && before.contains(column.column) {
      try sink.add(
        words.unmapped(column, row: plan.headerRow, sheet: planned.number, dataset))
    }
  }

  /// Says what is hidden, and what is written beside the cells.
  private func report(
    _ notes: SheetNotes, of planned: PlannedSheet, _ work: SheetImport, _ words: SheetPlaceWords
  ) throws {
    let comments = (planned.comments + notes.comments)
      .filter { $0.row > planned.plan.lastHeaderRow && $0.row <= work.lastRow ?? 0 }
      .sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    // Of a sheet that was sent back, they are what we said of its cells.
    if !comments.isEmpty, planned.mark == nil { try sink.add(words.comments(comments)) }
    if work.hidden.count > 0 {
      try sink.add(words.hidden(work.hidden, isFiltered: notes.isFiltered))
    }
    let read = planned.plan.columns.filter { column in
      !column.isDuplicate && (column.field != nil || column.unpivot != nil)
        && notes.hiddenColumns.contains { $0.contains(column.column) }
    }
    if !read.isEmpty { try sink.add(words.hiddenColumns(read)) }
  }

  /// Says where the same records were sent before.
  private func compare(_ body: String, of planned: PlannedSheet, _ words: SheetPlaceWords) throws {
    let definition = pipeline.datasets[planned.plan.dataset]
    let dataset = definition.name
    if let earlier, !definition.isSteady,
      let copied = earlier.place(ofDigest: body, dataset: dataset)
    {
      try sink.add(words.copy(of: copied, from: earlier.period))
    }
    let place = SheetBodies.Place(file: planned.input.name, sheet: planned.sheet.name)
    if let copied = bodies.add(digest: body, dataset: dataset, at: place) {
      try sink.add(words.copy(of: copied, from: nil))
    }
  }

  private func read(
    _ planned: PlannedSheet, into dataset: DatasetImport, sink: any ImportSink
  ) throws -> (work: SheetImport?, rows: MergeFillingReader?, error: ReadError?) {
    let file: any SpreadsheetFile
    let rows: MergeFillingReader
    do throws(ReadError) {
      file = try files.visit(planned.input)
      rows = try filled(planned, file)
    } catch {
      return (nil, nil, error)
    }
    var plan = planned.plan
    dataset.dropUnknownNames(from: &plan)
    let sheet = SheetReading(
      source: planned.source, number: planned.number, dateSystem: file.dateSystem, plan: plan,
      dataset: dataset.dataset, year: periodCheck.period.year)
    let name = [planned.input.name, planned.sheet.name].filter { !$0.isEmpty }
    dataset.beginSheet(planned.number, name: name.joined(separator: " "))
    var work = SheetImport(
      sheet, dataset: dataset, pipeline: pipeline, classifier: classifier, merged: rows.columns,
      words: placeWords(planned, dataset.dataset), sink: sink)
    let before = total.read
    work.tick = { [progress] rows in progress(.rows(before + rows)) }
    do {
      try work.run(rows, mostRows: rowsAhead)
    } catch let error as ReadError {
      return (work, rows, error)
    }
    return (work, rows, nil)
  }

  private func placeWords(_ planned: PlannedSheet, _ dataset: Dataset) -> SheetPlaceWords {
    let words = SheetFaultWords(file: planned.input, source: planned.source, language: language)
    return SheetPlaceWords(words, sheet: planned.number, dataset)
  }

  private func filled(
    _ planned: PlannedSheet, _ file: any SpreadsheetFile
  ) throws(ReadError) -> MergeFillingReader {
    let rows = try file.rows(of: planned.sheet)
    let ranges: [MergedRange]
    do throws(ReadError) {
      ranges = try file.mergedRanges(of: planned.sheet)
    } catch {
      // A sheet that breaks off has its ranges behind the break. Its first rows are read all the same,
      // and what is wrong is said then.
      ranges = []
    }
    return MergeFillingReader(
      rows, ranges: ranges.filter { $0.rows.lowerBound > planned.plan.lastHeaderRow },
      limits: limits,
      position: SourcePosition(file: planned.input.name, sheet: planned.sheet.name))
  }

  func finish(_ sheet: Int, _ account: RowAccount, body: String? = nil) throws {
    try sink.finish(sheet: sheet, account: account, body: body)
    total.read += account.read
    total.loaded += account.loaded
    total.rejected += account.rejected
    total.skipped += account.skipped
    total.records += account.records
  }
}

/// Where a first look at a sheet goes.
private final class NowhereSink: ImportSink {
  func add(_ source: SourceFile) -> Int { 0 }
  func add(_ sheet: SourceSheet) -> Int { 0 }
  func replace(sheet: Int, by other: Int) {}
  func load(_ batch: RecordBatch) {}
  func place(column: Int, ofSheet sheet: Int, in field: String) {}
  func add(_ finding: Finding) {}
  func add(_ skipped: SkippedRecord) {}
  func finish(sheet: Int, account: RowAccount, body: String?) {}
}
