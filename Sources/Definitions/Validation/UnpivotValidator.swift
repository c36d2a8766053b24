/// What `unpivot` puts into a field is something that the field can hold.
struct UnpivotValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for dataset in pipeline.datasets {
      guard let unpivot = dataset.unpivot, let field = dataset.field(named: unpivot.into) else {
        continue
      }
      switch unpivot.columns {
      case .listed: validateValues(unpivot, field, pipeline, session)
      case .months: validateMonths(unpivot, field, session)
      case .names: validateNames(unpivot, field, dataset, session)
      }
    }
  }

  /// What goes into an enumeration are values of its vocabulary.
  private func validateValues(
    _ unpivot: Unpivot, _ field: Field, _ pipeline: Pipeline, _ session: LoadingSession
  ) {
    guard case .enumeration(let name) = field.type,
      let vocabulary = pipeline.vocabulary(named: name)
    else { return }
    let values = vocabulary.terms.flatMap { [$0.value] + $0.synonyms }
    for (heading, value) in unpivot.listed where !values.contains(value) {
      session.report(
        "unpivot-value", at: session.places[unpivot.location, "columns", .key(heading)],
        LocalizedText(
          "“\(value)”不是词表“\(name)”的取值", "“\(value)” is no value of the vocabulary “\(name)”"),
        suggestion: NearestName.find(value, in: values))
    }
  }

  /// Months go into a date that a month is precise enough for.
  private func validateMonths(_ unpivot: Unpivot, _ field: Field, _ session: LoadingSession) {
    if case .date(.any, let precision, _) = field.type, precision != .day { return }
    session.report(
      "unpivot-into", at: session.places[unpivot.location, "into"],
      LocalizedText(
        "columns: months 要把月份写进一个到月就够的日期字段（type: date，不写 forms: ymd 和 precision: day），“\(field.name)”不是",
        "columns: months fills a date of month precision (type: date, neither forms: ymd nor precision: day), which “\(field.name)” is not"
      ))
  }

  /// Names go into a reference to another dataset, whose rows are known by then.
  private func validateNames(
    _ unpivot: Unpivot, _ field: Field, _ dataset: Dataset, _ session: LoadingSession
  ) {
    if case .reference(let target, _) = field.type, target != dataset.name { return }
    session.report(
      "unpivot-into", at: session.places[unpivot.location, "into"],
      LocalizedText(
        "columns: names 要把表头写进一个指向别的数据集的 reference 字段，“\(field.name)”不是",
        "columns: names fills a reference to another dataset, which “\(field.name)” is not"))
  }
}
