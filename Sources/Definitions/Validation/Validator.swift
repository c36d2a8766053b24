/// Checks one thing of a whole pipeline. Every validator runs, whatever the others find.
protocol Validator: Sendable {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession)
}

enum Validators {
  static let all: [any Validator] = [
    NamesValidator(), UniqueNamesValidator(), HeadingsValidator(), FieldNamesValidator(),
    DatasetNamesValidator(), ReferencesValidator(), VocabulariesValidator(), ConditionsValidator(),
    UnpivotValidator(), RuleTestsValidator(), PatternsValidator(), ParametersValidator(),
    MetricsValidator(), PlanValidator(), SQLShapeValidator(), SQLParametersValidator(),
    SQLSafetyValidator(), SQLSubsetValidator(), ComparisonValidator(), LinksValidator(),
  ]
}
