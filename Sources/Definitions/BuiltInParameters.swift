/// The parameters that every query may use without a declaration.
enum BuiltInParameters {
  static let names = ["period", "period_start", "as_of", "year_start", "year"]

  static func values(for period: Period) -> [(name: String, value: Parameter.Value)] {
    [
      ("period", .text(period.description)), ("period_start", .text(period.start)),
      ("as_of", .text(period.asOf)), ("year_start", .text(period.yearStart)),
      ("year", .text(period.year)),
    ]
  }
}

extension Pipeline {
  /// What turns this pipeline's queries into plain SQL for a month: all parameters and the built-in ones.
  ///
  /// - Parameter dialect: In whose words; see `SQLCompiler`.
  public func sqlParameters(
    for period: Period, dialect: SQLDialect = .sqlite
  ) -> SQLCompiler {
    let own = parameters.map { (name: $0.name, value: $0.value) }
    return SQLCompiler(
      parameters: (own + BuiltInParameters.values(for: period)).map {
        (name: $0.name, literal: SQLCompiler.literal($0.value))
      }, dialect: dialect)
  }
}
