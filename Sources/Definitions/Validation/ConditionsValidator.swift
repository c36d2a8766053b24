/// A condition compares a field with values that it can have; otherwise it would silently never hold.
struct ConditionsValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for dataset in pipeline.datasets {
      for (owner, condition) in dataset.conditions(session.places) {
        for (name, clause) in condition.clauses {
          guard let field = dataset.field(named: name) else { continue }
          switch clause {
          case .isOneOf(let values):
            for (index, value) in values.enumerated() {
              let place = session.places[owner, .key(name), .index(index)]
              validate(value, of: field, at: place, pipeline, session)
            }
          case .isNoneOf(let values):
            for (index, value) in values.enumerated() {
              let place = session.places[owner, .key(name), "not", .index(index)]
              validate(value, of: field, at: place, pipeline, session)
            }
          case .isBefore, .isFrom:
            if case .date = field.type { continue }
            session.report(
              "condition-type", at: session.places[owner, .name(name)],
              LocalizedText(
                "before 和 from 只用于日期，“\(name)”不是日期",
                "before and from are for dates, and “\(name)” is none"))
          case .isPresent: break
          }
        }
      }
    }
  }

  private func validate(
    _ value: String, of field: Field, at place: Location, _ pipeline: Pipeline,
    _ session: LoadingSession
  ) {
    switch field.type {
    case .enumeration(let name):
      guard let vocabulary = pipeline.vocabulary(named: name) else { return }
      if vocabulary.terms.contains(where: { $0.value == value }) { return }
      // The ledger holds the value itself, never its synonym.
      let meant = vocabulary.terms.first { $0.synonyms.contains(value) }?.value
      session.report(
        "condition-value", at: place,
        LocalizedText(
          "“\(value)”不是词表“\(name)”的取值", "“\(value)” is no value of the vocabulary “\(name)”"),
        suggestion: meant ?? NearestName.find(value, in: vocabulary.terms.map(\.value)))
    case .boolean where !["0", "1"].contains(value):
      say(
        "是/否字段“\(field.name)”只有 true 和 false", "“\(field.name)” is true or false", at: place,
        session)
    case .integer where ValueReader.number(value).flatMap({ Int(exactly: $0) }) == nil:
      say(
        "“\(field.name)”是整数，“\(value)”不是", "“\(field.name)” is a whole number, “\(value)” is none",
        at: place, session)
    case .decimal where ValueReader.number(value) == nil:
      say(
        "“\(field.name)”是数字，“\(value)”不是", "“\(field.name)” is a number, “\(value)” is none",
        at: place, session)
    case .date where !CalendarRules.isISODate(value, isPartial: true):
      say(
        "“\(field.name)”是日期，“\(value)”不是", "“\(field.name)” is a date, “\(value)” is none",
        at: place, session)
    case .reference:
      say(
        "“\(field.name)”是引用，条件里只能用 present",
        "“\(field.name)” is a reference; its condition can only be present",
        at: place, session)
    default: break
    }
  }

  private func say(
    _ chinese: String, _ english: String, at place: Location, _ session: LoadingSession
  ) {
    session.report("condition-value", at: place, LocalizedText(chinese, english))
  }
}
