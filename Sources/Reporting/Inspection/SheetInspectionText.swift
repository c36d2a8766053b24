import Definitions
import Importing
import Spreadsheets

/// What `inspect` says of a sheet.
struct SheetInspectionText {
  let sheet: SheetInspection
  let pipeline: Pipeline?
  let disclosure: Disclosure
  private let words: InspectionWords
  private let language: Language

  init(sheet: SheetInspection, pipeline: Pipeline?, disclosure: Disclosure, language: Language) {
    self.sheet = sheet
    self.pipeline = pipeline
    self.disclosure = disclosure
    self.language = language
    words = InspectionWords(language: language)
  }

  var lines: [String] {
    var lines = [title]
    lines += SheetFactsText(facts: sheet.facts, words: words).lines.map { "  " + $0 }
    if let pipeline, let guess = sheet.guess {
      lines += about(guess, pipeline).map { "  " + $0 }
    } else if let table = sheet.table {
      lines += TableGuessText(table: table, disclosure: disclosure, words: words).lines(
        notRecognized: notRecognized
      ).map { "  " + $0 }
    }
    if let error = sheet.error {
      lines.append(
        "  " + say("只能读到这里：", "cannot be read further: ") + words.reason(of: error)
      )
    }
    return lines
  }

  private var title: String {
    let name =
      sheet.sheet.name.isEmpty
      ? say("唯一的表", "The only sheet")
      : say("工作表“\(shown(sheet.sheet.name))”", "Sheet “\(shown(sheet.sheet.name))”")
    return name + words.text(of: sheet.sheet.visibility) + say("：", ": ") + size
  }

  private var size: String {
    let facts = sheet.facts
    guard let rows = facts.rows, let columns = facts.columns else {
      return sheet.error == nil ? say("空表", "empty") : say("没有读出内容", "nothing could be read")
    }
    let place = words.text(of: MergedRange(rows: rows, columns: columns))
    return say(
      "\(rows.count) 行 × \(columns.count) 列（\(place)）",
      "\(words.count(rows.count, "row")) × \(words.count(columns.count, "column")) (\(place))")
  }

  /// `nil` where there is no pipeline to recognise anything by.
  private var notRecognized: String? {
    guard let pipeline else { return nil }
    var text = say("认不出是哪张台账", "not recognised as any dataset")
    if let nearest = sheet.nearest {
      let dataset = pipeline.datasets[nearest.dataset]
      text += say(
        "；最像“\(dataset.title)”（\(dataset.name)），但只认得 \(nearest.headings) 个列名",
        "; nearest is \(dataset.title) (\(dataset.name)), of which it has \(words.count(nearest.headings, "known heading"))"
      )
    }
    return text
  }

  // MARK: A sheet that was recognised

  private func about(_ guess: SheetInspection.Guess, _ pipeline: Pipeline) -> [String] {
    let dataset = pipeline.datasets[guess.plan.dataset]
    var lines = [recognized(guess, dataset), others(guess, pipeline), header(guess)]
      .filter { !$0.isEmpty }
    for column in guess.plan.columns.prefix(InspectionLimits.columns) {
      lines += mapping(column, guess, dataset)
    }
    let rest = guess.plan.columns.count - InspectionLimits.columns
    if rest > 0 { lines.append(say("  还有 \(rest) 列没有列出", "  \(rest) more columns not shown")) }
    if !guess.plan.missingFields.isEmpty {
      let titles = guess.plan.missingFields.map { dataset.fields[$0].title }
      lines.append(say("缺少必填的列：", "required columns missing: ") + words.list(titles))
    }
    if !guess.plan.missingInSomeRows.isEmpty {
      let titles = guess.plan.missingInSomeRows.map { dataset.fields[$0].title }
      lines.append(
        say("缺少部分行要填的列：", "columns missing that some rows need: ") + words.list(titles))
    }
    if sheet.sheet.visibility != .visible {
      lines.append(say("隐藏的工作表不读", "hidden sheets are not imported"))
    }
    return lines + samples(dataset)
  }

  private func recognized(_ guess: SheetInspection.Guess, _ dataset: Dataset) -> String {
    let score = guess.score
    let name = say(
      "\(dataset.title)（\(dataset.name)）", "\(dataset.title) (\(dataset.name))")
    return say(
      "认作 \(name)，\(score.total) 分：认得 \(score.placedColumns) 列 ×2"
        + (score.name > 0 ? "，名称相符 +\(score.name)" : "")
        + (score.missingFields > 0 ? "，缺必填的列 −\(score.missingFields)" : ""),
      "taken for \(name), score \(score.total): "
        + "\(words.count(score.placedColumns, "column")) placed ×2"
        + (score.name > 0 ? ", its name found +\(score.name)" : "")
        + (score.missingFields > 0 ? ", required columns missing −\(score.missingFields)" : ""))
  }

  private func others(_ guess: SheetInspection.Guess, _ pipeline: Pipeline) -> String {
    guard !guess.others.isEmpty else { return "" }
    let names = guess.others.prefix(3).map { other in
      let dataset = pipeline.datasets[other.dataset]
      return say(
        "\(dataset.title) \(other.score) 分", "\(dataset.title) (\(dataset.name)) \(other.score)")
    }
    return say("其次：", "next: ") + words.list(names)
  }

  private func header(_ guess: SheetInspection.Guess) -> String {
    let plan = guess.plan
    let rows = words.text(ofRows: plan.headerRow...max(plan.headerRow, plan.lastHeaderRow))
    return say(
      "表头在第 \(rows) 行，\(guess.score.headings) 个列名认得 \(guess.score.placedColumns) 个",
      "header in row \(rows), \(guess.score.placedColumns) of \(guess.score.headings) headings known"
    )
  }

  private func mapping(
    _ column: SheetPlan.Column, _ guess: SheetInspection.Guess, _ dataset: Dataset
  ) -> [String] {
    let letters = SourcePosition.letters(ofColumn: column.column)
    let isHidden = sheet.facts.hiddenColumns.ranges.contains { $0.contains(column.column) }
    let start =
      "  \(letters)  \(shown(column.heading))"
      + (isHidden ? say("（隐藏的列）", " (hidden column)") : "") + " → "
    if column.isDuplicate {
      return [start + say("与前面的列重复，不读", "same as an earlier column, not read")]
    }
    if let field = column.field {
      let target = dataset.fields[field]
      return [
        start + target.name
          + (target.title == column.heading ? "" : say("（\(target.title)）", " (\(target.title))"))
      ]
    }
    if let wide = column.unpivot, let unpivot = dataset.unpivot {
      return [start + "\(unpivot.into) = \(wide.text(year: nil))"]
    }
    guard let alias = guess.aliases.first(where: { $0.column == column.column }) else {
      return [start + say("没有用上", "no place")]
    }
    let title = dataset.fields[alias.field].title
    let reason =
      alias.basis == .heading
      ? say("没有用上，像是“\(title)”", "no place; perhaps “\(title)”")
      : say("没有用上，内容像是“\(title)”", "no place; what stands in it looks like “\(title)”")
    let place = "\(alias.location.file):\(alias.location.line)"
    return [
      start + reason + say("，要读就改 \(place)：", ", to have it read change \(place):"),
      "     " + disclosure.shown(alias.line),
      "     " + say("或者在 aliases.csv 加一行：", "or add a row to aliases.csv: ")
        + disclosure.shown(alias.row),
    ]
  }

  private func samples(_ dataset: Dataset) -> [String] {
    guard !sheet.samples.isEmpty else {
      return [say("表头下面没有记录", "there are no records below the header")]
    }
    let sample = SampleWords(dataset: dataset, disclosure: disclosure, language: language)
    var lines = [
      say(
        "前 \(sheet.samples.count) 条读入后的样子：",
        "the first \(words.count(sheet.samples.count, "record")) as imported:"
      )
    ]
    var lastRow: Int?
    for record in sheet.samples {
      let values = record.cells.compactMap { cell -> String? in
        let title = dataset.fields[cell.field].title
        if case .refused = cell.value { return "\(title)=✗" }
        return sample.text(of: cell).map {
          "\(title)=" + InspectionLimits.cut($0, to: InspectionLimits.cell)
        }
      }
      let fate = record.isRejected ? say("（退回）", " (rejected)") : ""
      lines.append(
        "  " + say("第 \(record.row) 行", "row \(record.row)") + fate + "  "
          + values.joined(separator: " | "))
      // The records of a wide row share its cells and what is said of them.
      if lastRow != record.row { lines += findings(record, sample) }
      lastRow = record.row
    }
    return lines
  }

  private func findings(_ record: SampleRecord, _ sample: SampleWords) -> [String] {
    var lines = record.findings.prefix(InspectionLimits.findings).map { finding in
      let cell =
        finding.column.map { SourcePosition.letters(ofColumn: $0) + "\(record.row) " } ?? ""
      let message = InspectionLimits.cut(sample.message(of: finding), to: InspectionLimits.message)
      let advice = sample.suggestion(of: finding).map { say("（\($0)）", " (\($0))") } ?? ""
      let mark = finding.severity == .info ? "·" : "✗"
      return "    \(mark) \(cell)\(finding.rule) \(message)\(advice)"
    }
    let rest = record.findings.count - lines.count
    if rest > 0 { lines.append(say("    还有 \(rest) 条", "    and \(rest) more")) }
    return lines
  }

  private func shown(_ name: String) -> String {
    disclosure.cut(name, to: InspectionLimits.name)
  }

  private func say(_ chinese: String, _ english: String) -> String { words.say(chinese, english) }
}
