/// A line of blocks whose heights are values: `▁▃█`, a blank where there is none.
enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// Lowest to highest fill the height; where all are the same, the line is half high.
  static func drawn(_ values: [Int?]) -> String {
    let known = values.compactMap(\.self)
    guard let least = known.min(), let most = known.max() else {
      return String(repeating: " ", count: values.count)
    }
    let range = Double(most) - Double(least)
    return String(
      values.map { value -> Character in
        guard let value else { return " " }
        guard range > 0 else { return blocks[3] }
        let share = (Double(value) - Double(least)) / range
        return blocks[min(7, Int((share * 7).rounded()))]
      })
  }
}
