/// Every field that a definition names exists.
struct FieldNamesValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for dataset in pipeline.datasets {
      for mention in mentions(in: dataset, session.places) {
        validate(mention.name, in: dataset, at: mention.location, session)
      }
      for rule in dataset.rules {
        guard case .exists(let wanted) = rule.test,
          let other = pipeline.dataset(named: wanted.dataset)
        else { continue }
        validate(
          wanted.field, in: other, at: session.places[rule.location, "exists", "field"], session)
      }
    }
    for check in pipeline.checks { validate(check, pipeline, session) }
    for metric in pipeline.metrics { validate(metric, pipeline, session) }
  }

  private typealias Mention = (name: String, location: Location)

  private func mentions(in dataset: Dataset, _ places: Places) -> [Mention] {
    let at = dataset.location
    var found: [Mention] = []
    for (index, name) in dataset.key.enumerated() {
      found.append((name, places[at, "key", .index(index)]))
    }
    // Where they are not given, they are the key, which is checked above.
    if places.has("identifiers", at: at) {
      for (index, name) in dataset.identifiers.enumerated() {
        found.append((name, places[at, "identifiers", .index(index)]))
      }
    }
    if let label = dataset.label { found.append((label, places[at, "label"])) }
    if let unpivot = dataset.unpivot {
      found.append((unpivot.into, places[unpivot.location, "into"]))
      found.append((unpivot.value, places[unpivot.location, "value"]))
    }
    found += compared(in: dataset, places)
    for (owner, condition) in dataset.conditions(places) {
      found += condition.clauses.map { ($0.field, places[owner, .name($0.field)]) }
    }
    for rule in dataset.rules {
      found.append((rule.field, places[rule.location, "field"]))
      if case .unique(let names) = rule.test {
        for (index, name) in names.enumerated() {
          found.append((name, places[rule.location, "unique", .index(index)]))
        }
      }
      switch rule.test.operand {
      case .field(let name), .part(let name, _):
        found.append((name, rule.operandLocation(places)))
      default: break
      }
    }
    return found
  }

  /// Those that the comparison of two months needs.
  private func compared(in dataset: Dataset, _ places: Places) -> [Mention] {
    var found: [Mention] = []
    func add(_ names: [String], _ key: String, of owner: Location) {
      for (index, name) in names.enumerated() {
        found.append((name, places[owner, .key(key), .index(index)]))
      }
    }
    if let comparison = dataset.comparison {
      add(comparison.tracked, "track", of: comparison.location)
    }
    if let account = dataset.account {
      add([account.group], "group", of: account.location)
      add([account.opening], "opening", of: account.location)
      add(account.joined, "joined", of: account.location)
      add(account.left, "left", of: account.location)
      add([account.closing], "closing", of: account.location)
    }
    if let renaming = dataset.renaming {
      add([renaming.to], "to", of: renaming.location)
      add(renaming.from, "from", of: renaming.location)
    }
    return found
  }

  private func validate(_ check: Check, _ pipeline: Pipeline, _ session: LoadingSession) {
    guard let field = check.field else { return }
    let place = session.places[check.location, "field"]
    guard let name = check.dataset else {
      session.report(
        "missing-key", at: place,
        LocalizedText(
          "写了 field 就要写 dataset，说明是哪个数据集的字段", "a field needs a dataset that it is of"))
      return
    }
    if let dataset = pipeline.dataset(named: name) {
      validate(field, in: dataset, at: place, session)
    }
  }

  /// Columns of a model are known to the database only; those of a dataset are known here.
  private func validate(_ metric: Metric, _ pipeline: Pipeline, _ session: LoadingSession) {
    guard let dataset = pipeline.dataset(named: metric.from) else { return }
    let places = session.places
    for (index, dimension) in metric.dimensions.enumerated() {
      for (part, name) in dimension.enumerated() where !name.hasPrefix("_") {
        let place = places[metric.location, "by", .index(index), .index(part)]
        validate(name, in: dataset, at: place, session)
      }
    }
    for (index, column) in metric.gapList.enumerated() where !column.name.hasPrefix("_") {
      let place = places[metric.location, "gap_list", .index(index), .name(column.name)]
      validate(column.name, in: dataset, at: place, session)
    }
  }

  private func validate(
    _ name: String, in dataset: Dataset, at location: Location, _ session: LoadingSession
  ) {
    if dataset.field(named: name) != nil || session.brokenNames.contains(name) { return }
    let names = dataset.fields.map(\.name)
    // An analyst may have written the heading instead of the name.
    let titled = dataset.fields.first { $0.title == name || $0.aliases.contains(name) }?.name
    session.report(
      "unknown-field", at: location,
      LocalizedText(
        "数据集“\(dataset.name)”没有字段“\(name)”", "the dataset “\(dataset.name)” has no field “\(name)”"),
      suggestion: titled ?? NearestName.find(name, in: names))
  }
}
