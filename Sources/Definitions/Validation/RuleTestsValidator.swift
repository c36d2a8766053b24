/// A rule's test fits what its fields hold.
struct RuleTestsValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for dataset in pipeline.datasets {
      for rule in dataset.rules {
        if let fault = fault(of: rule, in: dataset, pipeline) {
          let places = session.places
          let place =
            switch fault.part {
            case .subject: places[rule.location, "field"]
            case .operand: rule.operandLocation(places)
            case .existing: places[rule.location, "exists", "field"]
            }
          session.report(
            "rule-type", at: place, fault.message, suggestion: fault.suggestion)
        }
      }
    }
  }

  /// What can be compared with what.
  private enum Family: Equatable {
    case date, number, boolean, text
    case reference(to: String)
  }

  private struct Fault {
    enum Part { case subject, operand, existing }
    var part: Part
    var message: LocalizedText
    var suggestion: String?
  }

  private func fault(of rule: RowRule, in dataset: Dataset, _ pipeline: Pipeline) -> Fault? {
    // A `.birth_date` of anything but a citizen id is wrong whatever it is compared with.
    if case .part(let name, let part)? = rule.test.operand, let field = dataset.field(named: name),
      !field.isCitizenID
    {
      let id = dataset.fields.first(where: \.isCitizenID)?.name
      return Fault(
        part: .operand,
        message: LocalizedText(
          "“.\(part.rawValue)”只用于身份证号，“\(name)”不是身份证号",
          "“.\(part.rawValue)” is of citizen ids, and “\(name)” is none"),
        suggestion: id.map { "\($0).\(part.rawValue)" })
    }
    guard let subject = dataset.field(named: rule.field) else { return nil }
    switch rule.test {
    case .unique, .present, .absent: return nil
    case .exists(let wanted):
      guard let other = pipeline.dataset(named: wanted.dataset)?.field(named: wanted.field),
        family(of: other) != family(of: subject)
      else { return nil }
      return Fault(
        part: .existing,
        message: LocalizedText(
          "“\(rule.field)”和“\(wanted.dataset)”的“\(wanted.field)”类型不同，不能比较",
          "“\(rule.field)” and “\(wanted.field)” of “\(wanted.dataset)” are of different types"))
    case .notBefore(let operand, _), .notAfter(let operand, _):
      return fault(rule, subject, operand, needs: .date, dataset, pipeline)
    case .atLeast(let operand), .atMost(let operand):
      return fault(rule, subject, operand, needs: .number, dataset, pipeline)
    case .agrees(let operand):
      return fault(rule, subject, operand, needs: family(of: subject), dataset, pipeline)
    }
  }

  private func fault(
    _ rule: RowRule, _ subject: Field, _ operand: RowRule.Operand, needs wanted: Family,
    _ dataset: Dataset, _ pipeline: Pipeline
  ) -> Fault? {
    let label = label(wanted)
    guard family(of: subject) == wanted else {
      return Fault(
        part: .subject,
        message: LocalizedText(
          "\(rule.test.key) 只用于\(label.chinese)，字段“\(subject.name)”不是",
          "\(rule.test.key) is for \(label.english), and the field “\(subject.name)” is none"))
    }
    guard let found = family(of: operand, dataset, pipeline), found != wanted else { return nil }
    return Fault(
      part: .operand,
      message: LocalizedText(
        "\(rule.test.key) 要和\(label.chinese)比较，这里是\(self.label(found).chinese)",
        "\(rule.test.key) compares with \(label.english) here, not with \(self.label(found).english)"
      ),
      suggestion: suggestion(operand, wanted, dataset))
  }

  /// `citizen_id` where a date is wanted means its birth date.
  private func suggestion(
    _ operand: RowRule.Operand, _ wanted: Family, _ dataset: Dataset
  ) -> String? {
    guard case .field(let name) = operand, wanted == .date,
      dataset.field(named: name)?.isCitizenID == true
    else { return nil }
    return "\(name).birth_date"
  }

  /// `nil` where the operand does not exist, which others report.
  private func family(
    of operand: RowRule.Operand, _ dataset: Dataset, _ pipeline: Pipeline
  ) -> Family? {
    switch operand {
    case .field(let name): dataset.field(named: name).map(family)
    case .part(_, .birthDate): .date
    case .part(_, .sex): .text
    case .asOf, .date: .date
    case .number: .number
    case .parameter(let name):
      switch pipeline.parameters.first(where: { $0.name == name })?.value {
      case .number: .number
      case .text(let text): CalendarRules.isISODate(text, isPartial: true) ? .date : .text
      // No test takes several values; none of the families would be right.
      case .list: .text
      case nil: nil
      }
    }
  }

  private func family(of field: Field) -> Family {
    switch field.type {
    case .date: .date
    case .integer, .decimal: .number
    case .boolean: .boolean
    case .reference(let name, _): .reference(to: name)
    case .text, .personName, .citizenID, .socialCreditCode, .enumeration, .phone: .text
    }
  }

  private func label(_ family: Family) -> LocalizedText {
    switch family {
    case .date: LocalizedText("日期", "a date")
    case .number: LocalizedText("数字", "a number")
    case .boolean: LocalizedText("是/否", "a yes or no")
    case .text: LocalizedText("文字", "a text")
    case .reference(let name): LocalizedText("对“\(name)”的引用", "a reference to “\(name)”")
    }
  }
}

extension Field {
  var isCitizenID: Bool { if case .citizenID = type { true } else { false } }
}
