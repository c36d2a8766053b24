/// A figure over the months, drawn as a line.
struct Trend {
  /// What one sees, in words: `2023-05 74.25%，2023-06 97.08%`.
  var label: String
  var lines: [String]
  var dots: [Dot]

  struct Dot {
    var x: Int
    var y: Int
    var isLast: Bool
  }

  static let width = 88
  static let height = 24
  private static let margin = 4

  struct Month {
    var period: String
    /// What is drawn; `nil` where the month has no figure.
    var level: Int?
    var text: String
  }

  /// - Parameter leastRange: What fills the height at least, so that a hundredth of a percent is no leap.
  /// - Returns: `nil` where there is nothing to compare.
  init?(_ months: [Month], leastRange: Double, comma: String) {
    let known = months.compactMap(\.level)
    guard known.count > 1, let least = known.min(), let most = known.max() else { return nil }
    label = months.filter { $0.level != nil }.map { "\($0.period) \($0.text)" }
      .joined(separator: comma)
    let range = max(Double(most) - Double(least), leastRange)
    let bottom = (Double(most) + Double(least) - range) / 2
    let step = Double(Trend.width - 2 * Trend.margin) / Double(max(1, months.count - 1))
    let inner = Double(Trend.height - 2 * Trend.margin)
    var runs: [[Dot]] = [[]]
    for (index, month) in months.enumerated() {
      guard let level = month.level else {
        runs.append([])
        continue
      }
      let share = range > 0 ? (Double(level) - bottom) / range : 0.5
      runs[runs.count - 1].append(
        Dot(
          x: Trend.margin + Int((Double(index) * step).rounded()),
          y: Trend.margin + Int(((1 - share) * inner).rounded()), isLast: false))
    }
    lines = runs.filter { $0.count > 1 }.map { run in
      run.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    }
    dots = runs.flatMap(\.self)
    if !dots.isEmpty { dots[dots.count - 1].isLast = true }
  }
}
