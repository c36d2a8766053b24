/// How many of something there are, and the first ones: a list of a hostile file has no end, and nobody
/// reads on past a few.
public struct FirstFew<Element: Hashable & Sendable>: Hashable, Sendable {
  /// More than any message shows.
  static var kept: Int { 20 }

  public private(set) var count = 0
  public private(set) var first: [Element] = []

  public init() {}

  init(_ elements: some Sequence<Element>) {
    for element in elements { add(element) }
  }

  mutating func add(_ element: Element) {
    count += 1
    if first.count < Self.kept { first.append(element) }
  }
}

/// A set of row or column numbers that come in order, as ranges.
public struct NumberRanges: Hashable, Sendable {
  /// Ranges that are kept: enough for any filter that people set.
  private static let kept = 10_000

  /// How many numbers there are, those of ranges that are not kept too.
  public private(set) var count = 0
  public private(set) var ranges: [ClosedRange<Int>] = []

  public init() {}

  /// Adds a number behind the last one.
  mutating func add(_ number: Int) {
    count += 1
    if let last = ranges.last, last.upperBound + 1 == number {
      ranges[ranges.count - 1] = last.lowerBound...number
    } else if ranges.count < Self.kept {
      ranges.append(number...number)
    }
  }

  /// How many of the numbers that are kept lie in a range.
  func count(in wanted: ClosedRange<Int>) -> Int {
    ranges.reduce(0) { $0 + ($1.overlaps(wanted) ? $1.clamped(to: wanted).count : 0) }
  }
}
