import Definitions
import Importing
import Spreadsheets

/// What `inspect --json` says of a sheet.
struct SheetInspectionJSON {
  let sheet: SheetInspection
  let pipeline: Pipeline?
  let disclosure: Disclosure
  let language: Language

  var value: JSONText.Value {
    let start: [(String, JSONText.Value)] = [
      ("name", .text(name(sheet.sheet.name))),
      ("visibility", .text(sheet.sheet.visibility.rawValue)),
    ]
    let guess = sheet.guess
    let dataset = guess.flatMap { guess in pipeline?.datasets[guess.plan.dataset] }
    return .object(
      start + SheetFactsJSON(sheet.facts).members + [
        ("dataset", datasetGuess), ("header", header), ("nearest_dataset", nearest),
        ("column_count", .integer(guess?.plan.columns.count ?? sheet.table?.columns.count ?? 0)),
        ("mapping", .array(mapping(dataset))),
        ("missing_fields", .array(fields(guess?.plan.missingFields, dataset))),
        ("missing_in_some_rows", .array(fields(guess?.plan.missingInSomeRows, dataset))),
        ("samples", .array(dataset.map(samples) ?? tableSamples)),
        ("error", InspectionJSON.error(sheet.error, language)),
      ])
  }

  private func name(_ text: String) -> String { disclosure.cut(text, to: InspectionLimits.name) }

  private func text(of dataset: Int) -> JSONText.Value {
    .init(pipeline.map { $0.datasets[dataset].name })
  }

  // MARK: The guess

  private var datasetGuess: JSONText.Value {
    guard let guess = sheet.guess, let dataset = pipeline?.datasets[guess.plan.dataset] else {
      return .null
    }
    return .object([
      ("name", .text(dataset.name)), ("title", .text(dataset.title)),
      ("score", .integer(guess.score.total)),
      ("placed_columns", .integer(guess.score.placedColumns)),
      ("name_score", .integer(guess.score.name)),
      (
        "others",
        .array(
          guess.others.map {
            .object([("name", text(of: $0.dataset)), ("score", .integer($0.score))])
          })
      ),
    ])
  }

  private var header: JSONText.Value {
    if let guess = sheet.guess {
      return header(
        guess.plan.headerRow, guess.plan.lastHeaderRow, known: guess.score.placedColumns,
        of: guess.score.headings)
    }
    guard let table = sheet.table, let row = table.headerRow else { return .null }
    return header(row, row, known: table.distinctHeadings, of: table.columns.count)
  }

  private func header(_ first: Int, _ last: Int, known: Int, of all: Int) -> JSONText.Value {
    .object([
      ("first_row", .integer(first)), ("last_row", .integer(max(first, last))),
      ("score", .number(InspectionJSON.share(known, of: all))),
    ])
  }

  private var nearest: JSONText.Value {
    guard let nearest = sheet.nearest else { return .null }
    return .object([
      ("name", text(of: nearest.dataset)), ("known_headings", .integer(nearest.headings)),
    ])
  }

  // MARK: Columns

  private func mapping(_ dataset: Dataset?) -> [JSONText.Value] {
    if let guess = sheet.guess, let dataset {
      return guess.plan.columns.prefix(InspectionLimits.columns).map { column in
        mapping(column, guess, dataset)
      }
    }
    guard let table = sheet.table else { return [] }
    return table.headings.prefix(InspectionLimits.columns).enumerated().map { index, heading in
      .object([
        ("column", .text(SourcePosition.letters(ofColumn: table.columns.lowerBound + index))),
        ("heading", .init(heading.map(name))), ("field", .null), ("into", .null),
        ("duplicate", .bool(false)), ("suggestion", .null),
      ])
    }
  }

  private func mapping(
    _ column: SheetPlan.Column, _ guess: SheetInspection.Guess, _ dataset: Dataset
  ) -> JSONText.Value {
    let alias = guess.aliases.first { $0.column == column.column }
    let unpivot = column.unpivot.flatMap { dataset.unpivot?.columns[$0].value }
    return .object([
      ("column", .text(SourcePosition.letters(ofColumn: column.column))),
      ("heading", .text(name(column.heading))),
      ("field", .init(column.field.map { dataset.fields[$0].name })),
      ("into", .init(unpivot)), ("duplicate", .bool(column.isDuplicate)),
      ("suggestion", suggestion(alias, dataset)),
    ])
  }

  private func suggestion(_ alias: AliasSuggestion?, _ dataset: Dataset) -> JSONText.Value {
    guard let alias else { return .null }
    return .object([
      ("field", .text(dataset.fields[alias.field].name)),
      ("title", .text(dataset.fields[alias.field].title)),
      ("basis", .text(alias.basis.rawValue)), ("yaml", .text(disclosure.shown(alias.line))),
      ("csv", .text(disclosure.shown(alias.row))),
      ("file", .text(alias.location.file)), ("line", .integer(alias.location.line)),
    ])
  }

  private func fields(_ fields: [Int]?, _ dataset: Dataset?) -> [JSONText.Value] {
    guard let fields, let dataset else { return [] }
    return fields.map {
      .object([
        ("field", .text(dataset.fields[$0].name)), ("title", .text(dataset.fields[$0].title)),
      ])
    }
  }

  // MARK: Samples

  private func samples(_ dataset: Dataset) -> [JSONText.Value] {
    let words = SampleWords(dataset: dataset, disclosure: disclosure, language: language)
    return sheet.samples.map { record in
      .object([
        ("row", .integer(record.row)), ("rejected", .bool(record.isRejected)),
        (
          "values",
          .object(
            record.cells.map { (dataset.fields[$0.field].name, value(of: $0, words)) })
        ),
        (
          "findings",
          .array(record.findings.prefix(InspectionLimits.findings).map { finding($0, words) })
        ),
      ])
    }
  }

  private func value(of cell: SampleRecord.Cell, _ words: SampleWords) -> JSONText.Value {
    guard let shown = words.text(of: cell) else { return .null }
    let isSensitive = words.dataset.fields[cell.field].isSensitive
    return switch cell.value {
    // A number that is masked is a text.
    case .integer, .decimal: isSensitive || shown.contains("*") ? .text(shown) : .number(shown)
    case .boolean(let flag): isSensitive ? .text(shown) : .bool(flag)
    case .text, .blank, .refused: .text(InspectionLimits.cut(shown, to: InspectionLimits.message))
    }
  }

  private func finding(_ finding: Finding, _ words: SampleWords) -> JSONText.Value {
    func cut(_ text: String) -> String { InspectionLimits.cut(text, to: InspectionLimits.message) }
    return .object([
      ("rule", .text(finding.rule)), ("severity", .text(finding.severity.rawValue)),
      ("column", .init(finding.column.map { SourcePosition.letters(ofColumn: $0) })),
      ("heading", .init(finding.heading.map(name))),
      ("value", .init(words.value(of: finding).map(cut))),
      ("message", .text(cut(words.message(of: finding)))),
      ("suggestion", .init(words.suggestion(of: finding).map(cut))),
    ])
  }

  /// Of a sheet that is no dataset, its rows as they stand, by column.
  private var tableSamples: [JSONText.Value] {
    guard let table = sheet.table else { return [] }
    return table.samples.map { sample in
      let cells = sample.cells.prefix(InspectionLimits.columns).enumerated().compactMap {
        index, text in
        text.map {
          (
            SourcePosition.letters(ofColumn: table.columns.lowerBound + index),
            JSONText.Value.text(disclosure.cut($0, to: InspectionLimits.message))
          )
        }
      }
      return .object([
        ("row", .integer(sample.row)), ("rejected", .bool(false)), ("values", .object(cells)),
        ("findings", .array([])),
      ])
    }
  }
}

extension InspectionJSON {
  /// A share of at most 1, with two digits behind the point, rounded down: 1 means all.
  static func share(_ part: Int, of all: Int) -> String {
    guard all > 0, part < all else { return all > 0 ? "1" : "0" }
    let hundredths = part * 100 / all
    return hundredths < 10 ? "0.0\(hundredths)" : "0.\(hundredths)"
  }
}
