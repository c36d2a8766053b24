import Definitions
import Spreadsheets

/// A sheet that was recognised, on its way to being read.
struct PlannedSheet {
  var input: InputFile
  var sheet: Sheet
  var plan: SheetPlan
  /// The numbers under which the sink knows them.
  var source: Int
  var number: Int
  /// Whether a period stands in the names or above the header, and whether that was found fault with.
  var isPeriodNamed = false
  var isOfOtherPeriod = false
  /// The comments that the file keeps apart from the rows.
  var comments: [SheetNotes.Place] = []
  /// Whom the form names as its sender.
  var sender: String?
  /// What the sheet was sent back for, where it was.
  var mark: ReturnMark?
  /// The SHA-256 of the file; empty where it could not be had.
  var digest = ""
  /// The bytes of the file.
  var size = 0
}

extension Importer {
  /// Tells the sink of every file and sheet, and of what is odd about them.
  ///
  /// - Returns: The sheets to be read.
  func register(_ inputs: [InputFile]) throws -> [PlannedSheet] {
    let recognizer = SheetRecognizer(pipeline)
    let limits = limits
    var planned: [PlannedSheet] = []
    // Looked at side by side, told of in their order; what was seen of one is dropped before long.
    try SideBySide.forEach(inputs, threads: threads) { input in
      Looked(
        input: input, watch: FileWatch(path: input.path, name: input.name),
        seen: Survey.look(at: input, recognizer: recognizer, limits: limits),
        digest: FileDigest.sha256(path: input.path))
    } body: { looked in
      watch.add(looked.watch)
      let sheets = try register(looked.seen.surveyed, looked.seen.opened, looked.digest)
      for sheet in sheets {
        files.expectVisit(to: looked.input)
        if references.isSelfReferring(sheet.plan.dataset) { files.expectVisit(to: looked.input) }
      }
      if let opened = looked.seen.opened { files.keep(opened, of: looked.input) }
      planned += sheets
    }
    return planned
  }

  private func register(
    _ file: Survey.SurveyedFile, _ opened: (any SpreadsheetFile)?,
    _ digest: (digest: String, size: Int)?
  ) throws -> [PlannedSheet] {
    let source = try sink.add(
      SourceFile(
        name: file.file.name, size: digest?.size ?? 0, sha256: digest?.digest ?? "",
        format: file.format, encoding: file.dialect?.encoding,
        problem: file.error.map { ReadErrorWords.sentence($0)[language] }))
    let words = SheetFaultWords(file: file.file, source: source, language: language)
    if let error = file.error {
      unreadable.append(error)
      try sink.add(words.unreadable(error, sheet: nil, lastRow: nil))
    }
    guard let opened else { return [] }
    for finding in words.aboutFile(file) { try sink.add(finding) }

    var planned: [PlannedSheet] = []
    for surveyed in file.sheets {
      let plan = surveyed.sheet.visibility == .visible ? surveyed.plan : nil
      let titles = plan.map { PeriodCheck.titles(of: surveyed, above: $0.headerRow) } ?? []
      let sender = SenderName.find(in: titles)
      let number = try sink.add(
        SourceSheet(
          source: source, name: surveyed.sheet.name, visibility: surveyed.sheet.visibility,
          sender: sender, dataset: plan.map { pipeline.datasets[$0.dataset].name },
          headerRow: plan?.headerRow,
          columns: plan.map { columns(of: $0) } ?? []))
      for finding in words.aboutSheet(surveyed, number: number, pipeline: pipeline, styles: styles)
      {
        try sink.add(finding)
      }
      let other = periodCheck.mismatch(
        file: file.file.name, sheet: surveyed.sheet.name, titles: titles)
      if let plan, let other {
        try sink.add(
          SheetPlaceWords(words, sheet: number, pipeline.datasets[plan.dataset])
            .otherPeriod(other, than: periodCheck))
      }
      if let plan, words.isUsable(plan, styles[plan.dataset]) {
        planned.append(
          PlannedSheet(
            input: file.file, sheet: surveyed.sheet, plan: plan, source: source, number: number,
            isPeriodNamed: periodCheck.isNamed(
              file: file.file.name, sheet: surveyed.sheet.name, titles: titles),
            isOfOtherPeriod: other != nil, comments: opened.comments(of: surveyed.sheet),
            sender: sender, mark: surveyed.mark, digest: digest?.digest ?? "",
            size: digest?.size ?? 0))
      } else {
        try skip(
          surveyed.sheet, in: opened, as: .unusedSheet, source: source, number: number, words)
      }
    }
    return planned
  }

  private func columns(of plan: SheetPlan) -> [(column: Int, heading: String, field: String?)] {
    let dataset = pipeline.datasets[plan.dataset]
    return plan.columns.map { column in
      guard !column.isDuplicate else { return (column.column, column.heading, nil) }
      // Whether a name is one is not known yet.
      if case .name = column.unpivot { return (column.column, column.heading, nil) }
      let unpivot = column.unpivot == nil ? nil : dataset.unpivot?.value
      return (
        column.column, column.heading, column.field.map { dataset.fields[$0].name } ?? unpivot
      )
    }
  }

  /// Counts the rows of a sheet that is not used: nothing is silent.
  func skip(
    _ sheet: Sheet, in file: any SpreadsheetFile, as reason: SkippedRow, source: Int, number: Int,
    _ words: SheetFaultWords
  ) throws {
    var account = RowAccount()
    var row = Row()
    do {
      let reader = try file.rows(of: sheet)
      while try reader.read(into: &row) {
        account.read += 1
        account.skipped += 1
        guard account.read == 1 else { continue }
        try sink.add(
          SkippedRecord(
            source: source, sheet: number, row: row.number, reason: reason,
            text: SheetImport.text(of: row)))
      }
    } catch let error as ReadError {
      unreadable.append(error)
      try sink.add(
        words.unreadable(error, sheet: number, lastRow: account.read > 0 ? row.number : nil))
    }
    try finish(number, account)
  }
}

/// A file that was looked at, and how it stood before that.
private struct Looked {
  var input: InputFile
  var watch: FileWatch
  var seen: (surveyed: Survey.SurveyedFile, opened: (any SpreadsheetFile)?)
  var digest: (digest: String, size: Int)?
}
