/// Finds what looks like a personal number in a text, and which of its digits to hide.
struct PersonalNumberFinder {
  var scalars: [Unicode.Scalar]
  /// Where digits stand without a break.
  private let runs: [Range<Int>]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var runs: [Range<Int>] = []
    var start: Int?
    for (index, scalar) in scalars.enumerated() {
      if PersonalNumberFinder.digit(scalar) != nil {
        start = start ?? index
      } else if let from = start {
        runs.append(from..<index)
        start = nil
      }
    }
    if let start { runs.append(start..<scalars.count) }
    self.runs = runs
  }

  func hiddenPlaces() -> [Int] {
    runs.indices.flatMap { index in
      let places = inOneRun(runs[index])
      return places.isEmpty ? Array(inGroups(from: index)) : Array(places)
    }
  }

  private func inOneRun(_ run: Range<Int>) -> Range<Int> {
    let start = run.lowerBound
    let endsInX =
      run.upperBound < scalars.count && "xXｘＸ".unicodeScalars.contains(scalars[run.upperBound])
    switch run.count {
    case 17 where endsInX: return start + 6..<start + 16
    // Old ids have 15 digits, ids 18, bank cards 16 to 19; no count has so many.
    case 15...: return start + 6..<run.upperBound - 2
    case 11...12 where digits(run, begin: "0"): return inLandlineNumber(run)
    case 11 where digits(run, begin: "1"): return start + 3..<start + 7
    case 13 where digits(run, begin: "861"): return start + 5..<start + 9
    default: return 0..<0
    }
  }

  /// `057188881234`; no local number begins with 0, 1 or 9, which tells it from most codes.
  private func inLandlineNumber(_ run: Range<Int>) -> Range<Int> {
    let hasShortArea = digits(run, begin: "01") || digits(run, begin: "02")
    let local = run.lowerBound + (hasShortArea ? 3 : 4)
    guard let first = PersonalNumberFinder.digit(scalars[local]), ("2"..."8").contains(first) else {
      return 0..<0
    }
    return local..<run.upperBound - 2
  }

  /// `138-0013-8000`, `330102 19620305 0019`, `0571-88881234`.
  private func inGroups(from index: Int) -> Range<Int> {
    let first = runs[index]
    guard index + 1 < runs.count, areJoined(first, runs[index + 1]) else { return 0..<0 }
    let second = runs[index + 1]
    if digits(first, begin: "0"), (3...4).contains(first.count), (7...8).contains(second.count) {
      return second.lowerBound..<second.upperBound - 2
    }
    guard index + 2 < runs.count, areJoined(second, runs[index + 2]) else { return 0..<0 }
    let third = runs[index + 2]
    switch (first.count, second.count, third.count) {
    case (3, 4, 4) where digits(first, begin: "1"), (6, 8, 3...4):
      return second
    default: return 0..<0
    }
  }

  /// Whether one sign stands between two groups of digits, as people put it there.
  private func areJoined(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    right.lowerBound == left.upperBound + 1
      && " -－—–)）\u{3000}\u{A0}".unicodeScalars.contains(scalars[left.upperBound])
  }

  private func digits(_ run: Range<Int>, begin prefix: String) -> Bool {
    zip(scalars[run], prefix.unicodeScalars).allSatisfy { PersonalNumberFinder.digit($0) == $1 }
  }

  /// The ASCII digit that a digit, perhaps full-width, stands for.
  private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x30...0x39: scalar
    case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 0x30)
    default: nil
    }
  }
}
