import Definitions

/// A rule of a dataset, ready to judge rows.
struct CompiledRule: Sendable {
  /// The rule in the definition.
  var rule: RowRule
  var field: Int
  var condition: RowCondition?
  var test: RuleTest
}

/// Looks up the fields that the rules of a dataset name.
struct RuleCompiler {
  let dataset: Dataset
  let pipeline: Pipeline
  let today: CalendarDate
  let watches: [WatchedValues.Watch]
  private(set) var uniqueRules = 0
  /// The keys that the rules look for.
  private(set) var keys = RecordKeys()

  init(
    dataset: Dataset, pipeline: Pipeline, today: CalendarDate, watches: [WatchedValues.Watch]
  ) {
    self.dataset = dataset
    self.pipeline = pipeline
    self.today = today
    self.watches = watches
  }

  mutating func compile() -> [CompiledRule] {
    dataset.rules.compactMap { rule in
      // Names that lead nowhere are refused when the pipeline is loaded.
      guard let field = index(of: rule.field), let test = test(of: rule, field: field) else {
        return nil
      }
      let condition = rule.when.map { RowCondition($0, of: dataset, in: pipeline) }
      return CompiledRule(rule: rule, field: field, condition: condition, test: test)
    }
  }

  /// Where the key of some fields is among the keys of a record.
  mutating func key(of fields: [Int]) -> Int { keys.add(fields, of: dataset, in: pipeline) }

  private func index(of name: String) -> Int? { dataset.fields.firstIndex { $0.name == name } }

  private mutating func test(of rule: RowRule, field: Int) -> RuleTest? {
    switch rule.test {
    case .unique(let names):
      uniqueRules += 1
      return .unique(UniqueRule(key: key(of: names.compactMap(index)), table: uniqueRules - 1))
    case .exists(let wanted):
      guard let watch = WatchedValues.watch(of: rule, in: pipeline),
        let number = watches.firstIndex(of: watch)
      else { return nil }
      let link = wanted.link.flatMap { name in dataset.links.firstIndex { $0.name == name } }
      return .exists(ExistsRule(watched: number, key: key(of: [field]), link: link))
    case .agrees(let operand): return agreement(operand, field: field)
    case .notBefore(let operand, let plus): return order(operand, plus, isAfter: false)
    case .notAfter(let operand, let plus): return order(operand, plus, isAfter: true)
    case .atLeast(let operand): return bound(operand, isMinimum: true)
    case .atMost(let operand): return bound(operand, isMinimum: false)
    case .present: return .presence(PresenceRule(isPresent: true))
    case .absent: return .presence(PresenceRule(isPresent: false))
    }
  }

  private func agreement(_ operand: RowRule.Operand, field: Int) -> RuleTest? {
    let mine = dataset.fields[field]
    guard let other = other(operand, of: mine) else { return nil }
    let comparison: AgreesWithRule.Comparison
    if case .part(_, .sex) = operand {
      comparison = .sex
    } else {
      switch mine.type {
      case .date: comparison = .dates
      case .integer, .decimal: comparison = .numbers
      case .boolean, .reference: comparison = .identities
      case .text, .personName, .citizenID, .socialCreditCode, .enumeration, .phone:
        comparison = .texts
      }
    }
    return .agreesWith(
      AgreesWithRule(
        mine: FieldText(mine, pipeline: pipeline), other: other, comparison: comparison))
  }

  private func other(_ operand: RowRule.Operand, of mine: Field) -> AgreesWithRule.Other? {
    switch operand {
    case .field(let name):
      return index(of: name).map {
        .field($0, FieldText(dataset.fields[$0], pipeline: pipeline))
      }
    case .part(let name, _): return index(of: name).map { .part($0) }
    case .asOf: return .date(first: Int64(today.packed), last: Int64(today.packed))
    case .date(let iso):
      return PackedDate.interval(iso).map { .date(first: $0.first, last: $0.last) }
    case .number(let number): return .number(number)
    case .parameter(let name):
      switch parameter(name) {
      case .number(let number): return .number(number)
      case .text(let text):
        guard case .date = mine.type else { return .text(Array(text.utf8)) }
        return PackedDate.interval(text).map { .date(first: $0.first, last: $0.last) }
      case .list, nil: return nil
      }
    }
  }

  private func order(
    _ operand: RowRule.Operand, _ plus: RowRule.Duration, isAfter: Bool
  ) -> RuleTest? {
    let bound: DateOrderRule.Bound
    switch operand {
    case .field(let name):
      guard let other = index(of: name) else { return nil }
      if case .citizenID = dataset.fields[other].type {
        bound = .birthDate(other)
      } else {
        bound = .field(other)
      }
    case .part(let name, _):
      guard let other = index(of: name) else { return nil }
      bound = .birthDate(other)
    case .asOf: bound = .date(first: Int64(today.packed), last: Int64(today.packed))
    case .date(let iso):
      guard let (first, last) = PackedDate.interval(iso) else { return nil }
      bound = .date(first: first, last: last)
    case .parameter(let name):
      guard case .text(let iso)? = parameter(name), let (first, last) = PackedDate.interval(iso)
      else { return nil }
      bound = .date(first: first, last: last)
    case .number: return nil
    }
    return .dateOrder(
      DateOrderRule(isAfter: isAfter, bound: bound, years: plus.years, months: plus.months))
  }

  private func bound(_ operand: RowRule.Operand, isMinimum: Bool) -> RuleTest? {
    switch operand {
    case .number(let number):
      return .numberBound(NumberBoundRule(isMinimum: isMinimum, bound: .number(number)))
    case .parameter(let name):
      guard case .number(let number)? = parameter(name) else { return nil }
      return .numberBound(NumberBoundRule(isMinimum: isMinimum, bound: .number(number)))
    case .field(let name):
      guard let other = index(of: name) else { return nil }
      return .numberBound(NumberBoundRule(isMinimum: isMinimum, bound: .field(other)))
    case .part, .asOf, .date: return nil
    }
  }

  private func parameter(_ name: String) -> Parameter.Value? {
    pipeline.parameters.first { $0.name == name }?.value
  }
}
