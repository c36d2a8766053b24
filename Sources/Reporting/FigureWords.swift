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
  func shown(_ target: Metric.Target) -> String { target.words(in: pipeline) }

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
