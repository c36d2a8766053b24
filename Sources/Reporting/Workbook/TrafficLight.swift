import Definitions
import Measuring

/// How far a figure is from its target, as a colour.
enum TrafficLight: Hashable, Sendable {
  /// Reached.
  case green
  /// Not reached, but by no more than a tenth; or not to be judged.
  case amber
  case red
  /// There is no target.
  case none

  /// The share of a target that is nearly all of it.
  private static let near = 0.9

  init(_ figure: Figure, of metric: Metric, in pipeline: Pipeline) {
    guard let target = metric.target else {
      self = .none
      return
    }
    switch figure.reached {
    case true?: self = .green
    case nil: self = .amber
    case false?: self = TrafficLight.isNear(figure, target, in: pipeline) ? .amber : .red
    }
  }

  private static func isNear(
    _ figure: Figure, _ target: Metric.Target, in pipeline: Pipeline
  ) -> Bool {
    guard let bound = target.number(in: pipeline) else { return false }
    let share = figure.tally.rateInTenThousandths.map { Double($0) / 10_000 }
    let value: Double? =
      switch target.measure {
      case .rate: share
      case .met: Double(figure.met)
      case .notMet: Double(figure.notMet)
      }
    guard let value else { return false }
    // Of nothing there is no tenth: then it counts how many are as they should be.
    guard bound > 0 else { return target.measure == .notMet && (share ?? 0) >= near }
    return switch target.comparison {
    case .atLeast, .above: value >= bound * near
    case .atMost, .below: value <= bound * (2 - near)
    case .equal: value >= bound * near && value <= bound * (2 - near)
    }
  }

  /// What stands in the cell: colours alone do not reach everyone.
  static func mark(_ reached: Bool?) -> String {
    switch reached {
    case true?: "✓"
    case false?: "✗"
    case nil: "·"
    }
  }

  var fill: UInt32? {
    switch self {
    case .green: 0xC6E7C8
    case .amber: 0xFFE699
    case .red: 0xF4B6B0
    case .none: nil
    }
  }

  static let words = LocalizedText(
    "绿：达到目标。黄：没有达到，但差不到一成（目标是 0 的，九成以上合格），或者无法判定。红：差一成以上。✓ 达到，✗ 没有达到，· 没有目标或无法判定。",
    "Green: reached. Amber: not reached by less than a tenth (where the target is 0: nine of ten are as they should be), or not to be judged. Red: further off. ✓ reached, ✗ not reached, · no target, or not to be judged."
  )
}
