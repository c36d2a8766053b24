import Definitions
import Measuring

/// How far a figure is from its target.
struct Shortfall: Hashable {
  /// How many more would have to meet the condition, or how many too many there are.
  var count: Int
  /// Of those judged.
  var share: Double

  /// - Returns: `nil` where the target is reached or nothing was judged, and for targets that ask for a number of
  ///   the whole: a town's share in ten thousand members is nobody's to say.
  init?(_ figure: Figure, of metric: Metric, in pipeline: Pipeline) {
    guard figure.reached == false, figure.judged > 0, let target = metric.target,
      let bound = target.number(in: pipeline)
    else { return nil }
    let missing: Double
    switch (target.measure, target.comparison) {
    case (.met, _): return nil
    case (.notMet, _): missing = Double(figure.notMet) - bound
    case (.rate, .atLeast), (.rate, .equal), (.rate, .above):
      // Counts that no binary fraction can hit: 0.07 of 100 is 7.
      missing = (bound * Double(figure.judged) - 1e-9).rounded(.up) - Double(figure.met)
    case (.rate, .atMost), (.rate, .below):
      missing = Double(figure.met) - (bound * Double(figure.judged) + 1e-9).rounded(.down)
    }
    guard let count = Int(exactly: max(1, missing.magnitude.rounded(.up))) else { return nil }
    self.count = count
    share = Double(count) / Double(figure.judged)
  }
}
