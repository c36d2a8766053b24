import Definitions

extension Metric.Target {
  /// What the figure is to be: `≥ 90%`, `= 0`.
  func words(in pipeline: Pipeline) -> String {
    let value = value(in: pipeline)
    var text = value.shown
    if case .number(let share) = value, measure == .rate {
      // Binary fractions: 0.07 * 100 is a little more than 7.
      text = Parameter.Value.number((share * 1_000_000).rounded() / 10_000).shown + "%"
    }
    let sign =
      switch comparison {
      case .atLeast: "≥"
      case .atMost: "≤"
      case .equal: "="
      case .above: ">"
      case .below: "<"
      }
    return "\(sign) \(text)"
  }

  /// The bound as a number; `nil` where its parameter is none.
  func number(in pipeline: Pipeline) -> Double? {
    if case .number(let number) = value(in: pipeline) { number } else { nil }
  }

  private func value(in pipeline: Pipeline) -> Parameter.Value {
    switch bound {
    case .number(let number): .number(number)
    case .parameter(let name):
      pipeline.parameters.first { $0.name == name }?.value ?? .text(name)
    }
  }
}
