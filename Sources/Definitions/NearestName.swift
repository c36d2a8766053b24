/// Finds the name that was probably meant, for “did you mean”.
public enum NearestName {
  /// The candidate nearest to `name`, or `nil` where none is near; of equally near ones the first.
  ///
  /// Near is: equal but for case and `-` for `_`; few letters added, lost, changed or swapped
  /// (Damerau-Levenshtein, about one in three); or one name inside the other, as `支部` in `所在党支部`.
  ///
  /// - Complexity: O(*n* · *m*) for each candidate whose length is near enough.
  public static func find(_ name: String, in candidates: some Sequence<String>) -> String? {
    let wanted = folded(name)
    guard !wanted.isEmpty else { return nil }

    var best: (name: String, score: Double)?
    for candidate in candidates {
      guard let score = score(wanted, folded(candidate)) else { continue }
      if score < best?.score ?? .infinity { best = (candidate, score) }
    }
    return best?.name
  }

  /// As numbers, which are compared faster than characters. Case is that of ASCII.
  private static func folded(_ name: String) -> [UInt32] {
    name.unicodeScalars.map { scalar in
      switch scalar {
      case "-": 0x5F
      case "A"..."Z": scalar.value | 0x20
      default: scalar.value
      }
    }
  }

  /// How far apart two names are; `nil` where they are too far to be taken for each other.
  private static func score(_ a: [UInt32], _ b: [UInt32]) -> Double? {
    if a == b { return 0 }
    let (longer, shorter) = (max(a.count, b.count), min(a.count, b.count))

    // A share of the longer name, so that `sex` is not near `age` but `citzen_id` is near its mend.
    let limit = max(1, longer / 3)
    if let distance = EditDistance.between(a, b, limit: limit), distance < longer {
      return Double(distance)
    }
    // Being a part of the other is weaker evidence than a slip or two.
    if shorter >= 2, contains(a, b) || contains(b, a) {
      return 2.5 + Double(longer - shorter) / 1_000
    }
    return nil
  }

  private static func contains(_ whole: [UInt32], _ part: [UInt32]) -> Bool {
    guard part.count <= whole.count else { return false }
    return (0...(whole.count - part.count)).contains { whole[$0...].starts(with: part) }
  }
}
