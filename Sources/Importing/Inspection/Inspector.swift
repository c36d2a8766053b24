import Definitions
import Spreadsheets

/// Looks into files, one by one, without importing them.
public struct Inspector {
  private let pipeline: Pipeline?
  private let recognizer: SheetRecognizer?
  private let period: Period?
  private let language: Language
  private let limits: ReadLimits

  /// - Parameters:
  ///   - pipeline: Without it, sheets are no datasets, and their tables are found as `convert` does.
  ///   - period: The month by whose end dates are judged.
  ///   - language: That of findings.
  public init(
    pipeline: Pipeline?, period: Period? = nil, language: Language,
    limits: ReadLimits = ReadLimits()
  ) {
    self.pipeline = pipeline
    recognizer = pipeline.map(SheetRecognizer.init)
    self.period = period
    self.language = language
    self.limits = limits
  }

  /// Tells what can be told of a file; never fails.
  public func inspect(_ input: InputFile) -> Inspection {
    var watch = FileWatch()
    watch.begin(path: input.path, name: input.name)
    var inspection = look(at: input)
    do throws(ReadError) {
      try watch.verify()
    } catch {
      inspection.error = error
      inspection.sheets = []
    }
    return inspection
  }

  private func look(at input: InputFile) -> Inspection {
    var inspection = Inspection(file: input, facts: FileFacts())
    do throws(ReadError) {
      inspection.facts = try FileFactsReader.read(
        path: input.path, name: input.name, limits: limits)
    } catch {
      inspection.error = error
      return inspection
    }
    inspection.promisedFormat = inspection.facts.format.promise(brokenBy: input.name)
    let (surveyed, opened) = Survey.look(at: input, recognizer: recognizer, limits: limits)
    inspection.error = surveyed.error
    guard let opened else { return inspection }
    if opened.format == .xlsx || opened.format == .spreadsheetML {
      inspection.dateSystem = opened.dateSystem
    }
    let facts = opened.sheetFacts()
    inspection.sheets = zip(surveyed.sheets, facts).map { inspect($0, $1, in: opened, input) }
    return inspection
  }

  private func inspect(
    _ surveyed: Survey.SurveyedSheet, _ facts: SheetFacts, in file: any SpreadsheetFile,
    _ input: InputFile
  ) -> SheetInspection {
    var sheet = SheetInspection(
      sheet: surveyed.sheet, facts: facts, isEmpty: surveyed.isEmpty,
      error: surveyed.error ?? facts.error)
    guard !surveyed.isEmpty else { return sheet }
    let head = zip(surveyed.numbers, surveyed.head).map { HeadRow(number: $0, cells: $1) }
    if let pipeline, let recognizer, let plan = surveyed.plan {
      let others = recognizer.others(
        than: plan, sheet: surveyed.sheet.name, file: input.name, rows: head)
      sheet.guess = SheetInspection.Guess(
        plan: plan, score: SheetInspection.Score(plan),
        others: others.map { ($0.dataset, $0.score) },
        aliases: AliasFinder(dataset: pipeline.datasets[plan.dataset], plan: plan)
          .suggestions(head))
      sheet.samples = samples(of: surveyed.sheet, plan, in: file, pipeline)
      return sheet
    }
    sheet.table = TableGuesser(file: file).table(in: surveyed.sheet)
    sheet.nearest = recognizer?.nearest(to: head)
    return sheet
  }

  private func samples(
    of sheet: Sheet, _ plan: SheetPlan, in file: any SpreadsheetFile, _ pipeline: Pipeline
  ) -> [SampleRecord] {
    guard
      var reader = SampleReader(
        plan, pipeline: pipeline, dateSystem: file.dateSystem, period: period, language: language),
      let rows = try? file.rows(of: sheet)
    else { return [] }
    // As the import has it: of a sheet that breaks off the ranges are not known.
    let ranges = (try? file.mergedRanges(of: sheet)) ?? []
    return reader.read(
      MergeFillingReader(
        rows, ranges: ranges.filter { $0.rows.lowerBound > plan.lastHeaderRow }))
  }
}
