import Definitions
import Spreadsheets

/// Reads every file of the input into a sink, dataset by dataset, each after those that it refers to.
public final class Importer {
  private let pipeline: Pipeline
  private let today: CalendarDate
  private let language: Language
  private let limits: ReadLimits
  private let sink: any ImportSink

  /// The files that could not be read, with the reason.
  public private(set) var unreadable: [ReadError] = []
  /// Sheets that were read into a dataset.
  public private(set) var sheetsRead = 0
  public private(set) var total = RowAccount()

  /// - Returns: `nil` where the period's last day is before 1900.
  public init?(
    pipeline: Pipeline, period: Period, language: Language, limits: ReadLimits = ReadLimits(),
    sink: any ImportSink
  ) {
    guard let (_, last) = PackedDate.interval(period.asOf),
      let today = CalendarDate(
        year: Int(last) / 10_000, month: Int(last) / 100 % 100, day: Int(last) % 100)
    else { return nil }
    self.pipeline = pipeline
    self.today = today
    self.language = language
    self.limits = limits
    self.sink = sink
  }

  /// - Throws: What the sink throws. A file that cannot be read is a finding, and the others are read.
  public func run(_ files: [InputFile]) throws {
    let survey = Survey(files, pipeline: pipeline, limits: limits)
    let sheets = try register(survey)
    let values = WatchedValues(pipeline)
    let references = makeReferenceIndices()
    let classifier = RowClassifier()
    for index in pipeline.datasets.indices {
      let mine = sheets.filter { $0.plan.dataset == index }
      guard !mine.isEmpty else { continue }
      let dataset = DatasetImport(
        index, pipeline: pipeline, today: today, language: language, references: references,
        values: values, sink: sink)
      for sheet in mine { try read(sheet, into: dataset, classifier: classifier) }
      try dataset.flush()
    }
  }

  /// A sheet that was recognised, on its way to being read.
  private struct PlannedSheet {
    var input: InputFile
    var sheet: Sheet
    var plan: SheetPlan
    var source: Int
    var number: Int
  }

  private func makeReferenceIndices() -> [Int: ReferenceIndex] {
    var indices: [Int: ReferenceIndex] = [:]
    for field in pipeline.datasets.flatMap(\.fields) {
      guard case .reference(let to, _) = field.type,
        let target = pipeline.datasets.firstIndex(where: { $0.name == to })
      else { continue }
      indices[target] = indices[target] ?? ReferenceIndex()
    }
    return indices
  }

  /// Tells the sink of every file and sheet, and of what is odd about them.
  private func register(_ survey: Survey) throws -> [PlannedSheet] {
    var planned: [PlannedSheet] = []
    for file in survey.files {
      let digest = FileDigest.sha256(path: file.file.path)
      let source = try sink.add(
        SourceFile(
          name: file.file.name, size: digest?.size ?? 0, sha256: digest?.digest ?? "",
          format: file.format, encoding: file.dialect?.encoding,
          problem: file.error.map { ReadErrorWords.sentence($0)[language] }))
      let words = SheetFaultWords(file: file.file, source: source, language: language)
      if let error = file.error {
        unreadable.append(error)
        try sink.add(words.unreadable(error, sheet: nil))
        continue
      }
      for finding in words.aboutFile(file) { try sink.add(finding) }
      for surveyed in file.sheets {
        let plan = surveyed.sheet.visibility == .visible ? surveyed.plan : nil
        let number = try sink.add(
          SourceSheet(
            source: source, name: surveyed.sheet.name, visibility: surveyed.sheet.visibility,
            dataset: plan.map { pipeline.datasets[$0.dataset].name }, headerRow: plan?.headerRow,
            columns: plan.map { columns(of: $0) } ?? []))
        for finding in words.aboutSheet(surveyed, number: number, pipeline: pipeline) {
          try sink.add(finding)
        }
        if let plan, words.isUsable(plan, pipeline: pipeline) {
          planned.append(
            PlannedSheet(
              input: file.file, sheet: surveyed.sheet, plan: plan, source: source, number: number))
        } else {
          try skip(surveyed.sheet, of: file.file, source: source, number: number)
        }
      }
    }
    return planned
  }

  private func columns(of plan: SheetPlan) -> [(column: Int, heading: String, field: String?)] {
    let dataset = pipeline.datasets[plan.dataset]
    return plan.columns.map { column in
      let field = column.isDuplicate ? nil : column.field.map { dataset.fields[$0].name }
      let unpivot = column.unpivot == nil ? nil : dataset.unpivot?.value
      return (column.column, column.heading, field ?? unpivot)
    }
  }

  private func read(
    _ planned: PlannedSheet, into dataset: DatasetImport, classifier: RowClassifier
  ) throws {
    let file = try SpreadsheetOpener.open(
      path: planned.input.path, name: planned.input.name, limits: limits)
    let sheet = SheetReading(
      source: planned.source, number: planned.number, dateSystem: file.dateSystem,
      plan: planned.plan, dataset: dataset.dataset)
    let name = [planned.input.name, planned.sheet.name].filter { !$0.isEmpty }
    dataset.beginSheet(planned.number, name: name.joined(separator: " "))
    var work = SheetImport(sheet, dataset: dataset, classifier: classifier, sink: sink)
    let words = SheetFaultWords(file: planned.input, source: planned.source, language: language)
    do {
      let below = planned.plan.lastHeaderRow
      let ranges = try file.mergedRanges(of: planned.sheet).filter { $0.rows.lowerBound > below }
      let rows = MergeFillingReader(try file.rows(of: planned.sheet), ranges: ranges)
      try work.run(rows)
      if rows.filled > 0 {
        try sink.add(words.filledMerges(rows.filled, sheet: planned.number))
      }
    } catch let error as ReadError {
      unreadable.append(error)
      try sink.add(words.unreadable(error, sheet: planned.number))
    }
    try finish(planned.number, work.account)
    sheetsRead += 1
  }

  /// Counts the rows of a sheet that is not read: nothing is silent.
  private func skip(_ sheet: Sheet, of input: InputFile, source: Int, number: Int) throws {
    var account = RowAccount()
    do {
      let file = try SpreadsheetOpener.open(path: input.path, name: input.name, limits: limits)
      let reader = try file.rows(of: sheet)
      var row = Row()
      while try reader.read(into: &row) {
        account.read += 1
        account.skipped += 1
        guard account.read == 1 else { continue }
        let text = row.cells.first.map { row.text(of: $0) } ?? ""
        try sink.add(
          SkippedRecord(
            source: source, sheet: number, row: row.number, reason: .unusedSheet, text: text))
      }
    } catch let error as ReadError {
      unreadable.append(error)
    }
    try finish(number, account)
  }

  private func finish(_ sheet: Int, _ account: RowAccount) throws {
    try sink.finish(sheet: sheet, account: account)
    total.read += account.read
    total.loaded += account.loaded
    total.rejected += account.rejected
    total.skipped += account.skipped
    total.records += account.records
  }
}
