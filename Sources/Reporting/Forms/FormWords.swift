import Definitions

/// What a form says of a column: beside its heading, and while one of its cells is filled in.
struct FormWords {
  /// Choices that are told one by one.
  private static let choicesTold = 30

  let dataset: Dataset
  let pipeline: Pipeline
  let language: Language

  /// Stands beside the heading: one line for each thing that there is to know.
  func comment(_ column: FormColumn) -> String {
    var lines = [need(column), kind(column)]
    if let choices = column.choices, column.field.type.isVocabulary { lines.append(told(choices)) }
    if let example = shownExample(column) {
      lines.append(say("例：\(example)", "For example: \(example)"))
    }
    let checked = rules(of: column.field)
    if !checked.isEmpty {
      lines.append(
        say(
          "会查：\(checked.joined(separator: "；"))", "Checked: \(checked.joined(separator: "; "))"))
    }
    return lines.joined(separator: "\n")
  }

  /// Is shown while a cell is selected.
  func message(_ column: FormColumn) -> String { need(column) + say("。", ". ") + kind(column) }

  /// Is shown when something else is entered.
  func refusal(_ column: FormColumn) -> String {
    if column.isDayOptional {
      return say(
        "这不是 1900 至 2100 年的日期。只知道年月、想照样写成“2022-06”的，选“是”",
        "This is no day between 1900 and 2100. If only the month is known, choose Yes")
    }
    return column.field.title + say("：", ": ") + kind(column)
  }

  private func need(_ column: FormColumn) -> String {
    switch column.need {
    case .always: return say("必填", "Required")
    case .never: return say("选填", "Optional")
    case .sometimes:
      guard let condition = condition(for: column.field), !condition.isEmpty else {
        return say("有的行必填", "Required in some rows")
      }
      return say("\(condition)时必填", "Required where \(condition)")
    }
  }

  private func kind(_ column: FormColumn) -> String {
    switch column.field.type {
    case .text: say("填文字", "A text")
    case .personName: say("只填一个人的姓名，不带数字和附注", "The name of one person, and nothing else")
    case .citizenID: say("18位身份证号，照身份证原件填，末位可以是X", "The 18 characters of the identity card")
    case .socialCreditCode:
      say("18位统一社会信用代码", "The 18 characters of the unified social credit code")
    case .date:
      if column.isDayOptional {
        say(
          "日期，如 2022-07-01；只知道年月的，先打一个英文单引号，写成 '2022-07",
          "A day, as 2022-07-01; where only the month is known, '2022-07 with an apostrophe before it"
        )
      } else {
        say("日期，到年月日，如 2022-07-01", "A day, as 2022-07-01")
      }
    case .integer(let units, let minimum, let maximum):
      number(
        say("整数", "A whole number"), units, minimum.map { "\($0)" }, maximum.map { "\($0)" })
    case .decimal(_, _, _, isShare: true): say("百分数，如 95%", "A percentage, as 95%")
    case .decimal(let units, let minimum, let maximum, _):
      number(say("数字", "A number"), units, minimum.map(plain), maximum.map(plain))
    case .boolean: say("选“是”或“否”", "是 (yes) or 否 (no)")
    case .enumeration: say("从下拉列表里选一项", "One of the drop-down list")
    case .phone: say("手机11位，或座机带区号，只填一个", "One mobile number, or a land line with its area code")
    case .reference(let name, _):
      reference(to: pipeline.dataset(named: name))
    }
  }

  private func reference(to dataset: Dataset?) -> String {
    guard let dataset else { return say("填文字", "A text") }
    let names =
      dataset.identifiers.isEmpty ? [dataset.label].compactMap { $0 } : dataset.identifiers
    let titles = names.prefix(2).compactMap { dataset.field(named: $0)?.title }
    return say(
      "照“\(dataset.title)”里的\(titles.joined(separator: "或"))填，要写得一样",
      "As “\(dataset.title)” has it: \(titles.joined(separator: " or "))")
  }

  private func number(
    _ word: String, _ units: [String], _ minimum: String?, _ maximum: String?
  ) -> String {
    var text = word
    switch (minimum, maximum) {
    case (let low?, let high?): text += say("，\(low) 至 \(high)", " from \(low) to \(high)")
    case (let low?, nil): text += say("，不小于 \(low)", ", at least \(low)")
    case (nil, let high?): text += say("，不大于 \(high)", ", at most \(high)")
    case (nil, nil): break
    }
    guard let unit = units.first else { return text }
    return text + say("；单位：\(unit)，只填数字", "; in \(unit), which is not written")
  }

  private func plain(_ number: Double) -> String {
    Int(exactly: number).map { "\($0)" } ?? "\(number)"
  }

  private func told(_ choices: [String]) -> String {
    let shown = choices.prefix(Self.choicesTold).joined(separator: say("、", ", "))
    let rest = choices.count - Self.choicesTold
    return say("可选：", "Choices: ") + shown
      + (rest > 0 ? say("……共 \(choices.count) 项", "… \(choices.count) in all") : "")
  }

  private func shownExample(_ column: FormColumn) -> String? {
    guard let example = column.example, column.choices == nil else { return nil }
    if case .number(let number) = example, column.numberFormat.hasSuffix("%") {
      return "\(plain((number * 100).rounded()))%"
    }
    return example.shown
  }

  /// When a field must be filled in; `nil` where that cannot be said in a few words.
  private func condition(for field: Field) -> String? {
    if case .when(let condition) = field.requirement { return words(condition) }
    let rules = dataset.rules.filter { rule in
      if case .present = rule.test { rule.field == field.name } else { false }
    }
    guard rules.count == 1 else { return nil }
    return rules[0].when.flatMap(words)
  }

  private func words(_ condition: Condition) -> String? {
    var parts: [String] = []
    for (name, clause) in condition.clauses {
      let title = dataset.field(named: name)?.title ?? name
      switch clause {
      case .isOneOf(let values):
        parts.append(
          say(
            "“\(title)”为\(values.joined(separator: "、"))",
            "“\(title)” is \(values.joined(separator: ", "))"))
      case .isNoneOf(let values):
        parts.append(
          say(
            "“\(title)”不是\(values.joined(separator: "、"))",
            "“\(title)” is not \(values.joined(separator: ", "))"))
      case .isPresent(true): parts.append(say("填了“\(title)”", "“\(title)” is filled in"))
      case .isPresent(false): parts.append(say("没有填“\(title)”", "“\(title)” is blank"))
      case .isBefore, .isFrom: return nil
      }
    }
    return parts.joined(separator: say("、", " and "))
  }

  /// What the rules of the rows find fault with, by their titles.
  private func rules(of field: Field) -> [String] {
    var titles: [String] = []
    for rule in dataset.rules where rule.field == field.name && !titles.contains(rule.title) {
      titles.append(rule.title)
    }
    return titles
  }

  func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }
}

extension FieldType {
  fileprivate var isVocabulary: Bool {
    if case .enumeration = self { true } else { false }
  }
}
