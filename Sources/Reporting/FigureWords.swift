import Definitions
import LedgerStore
import Measuring

/// Figures, targets and changes as people read them.
struct FigureWords {
  private let pipeline: Pipeline
  private let language: Language

  init(_ pipeline: Pipeline, _ language: Language) {
    self.pipeline = pipeline
    self.language = language
  }

  /// What the target speaks of: `97.08%`, or a count.
  func value(_ figure: Figure, of metric: Metric) -> String {
    if figure.isCount { return "\(figure.met)" }
    return switch metric.target?.measure {
    case .notMet?: "\(figure.notMet)"
    case .met?: "\(figure.met)"
    case .rate?, nil: figure.percentage ?? "—"
    }
  }

  /// `≥ 90%`, a parameter by its value.
  func shown(_ target: Metric.Target) -> String {
    let bound =
      switch target.bound {
      case .number(let number): Parameter.Value.number(number)
      case .parameter(let name):
        pipeline.parameters.first { $0.name == name }?.value ?? .text(name)
      }
    var text = bound.shown
    if case .number(let share) = bound, target.measure == .rate {
      // Binary fractions: 0.07 * 100 is a little more than 7.
      text = Parameter.Value.number((share * 1_000_000).rounded() / 10_000).shown + "%"
    }
    let sign =
      switch target.comparison {
      case .atLeast: "≥"
      case .atMost: "≤"
      case .equal: "="
      case .above: ">"
      case .below: "<"
      }
    return "\(sign) \(text)"
  }

  /// By how much the figure is more than in the period before, in what its target speaks of: `+1.25`.
  func change(_ figure: Figure, of metric: Metric) -> String? {
    guard let previous = figure.previous else { return nil }
    let isShare = !figure.isCount && [.rate, nil].contains(metric.target?.measure)
    let difference: Int?
    if isShare {
      difference = figure.rateChange
    } else if metric.target?.measure == .notMet {
      difference = figure.notMet.subtractingReportingOverflow(previous.notMet).partialValue
    } else {
      difference = figure.change?.met
    }
    guard let difference else { return nil }
    if difference == 0 { return LocalizedText("持平", "unchanged")[language] }
    return (difference > 0 ? "+" : "") + (isShare ? Fraction.percent(difference) : "\(difference)")
  }
}
