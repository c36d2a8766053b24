import Definitions

/// Finds the name nearest to a misspelt one among tens of thousands.
///
/// Only the names that share most characters and pairs of characters with it are compared in full, so
/// that a sheet full of unknown names costs no more than reading it.
struct NearestOrganization {
  private static let candidatesCompared = 12
  private let names: [String]
  /// The names that have a character, or two next to each other, by `parts`.
  private var byPart: [UInt64: [Int32]] = [:]
  /// By name: the parts shared with the text at hand; zeros between searches.
  private var shared: [UInt16]

  init(_ names: [String]) {
    self.names = names
    shared = Array(repeating: 0, count: names.count)
    for (index, name) in names.enumerated() {
      for part in NearestOrganization.parts(name) {
        byPart[part, default: []].append(Int32(truncatingIfNeeded: index))
      }
    }
  }

  mutating func find(_ text: String) -> String? {
    var sharing: [Int32] = []
    for part in NearestOrganization.parts(text) {
      // A part that most names have (支部) tells nothing.
      guard let holders = byPart[part], holders.count <= max(64, names.count / 8) else { continue }
      for name in holders {
        if shared[Int(name)] == 0 { sharing.append(name) }
        shared[Int(name)] &+= 1
      }
    }
    let best = best(of: sharing)
    for name in sharing { shared[Int(name)] = 0 }
    return NearestName.find(text, in: best.map { names[Int($0)] })
  }

  /// The names that share most, of equal ones the first; those that share most first.
  private func best(of sharing: [Int32]) -> [Int32] {
    var best: [Int32] = []
    func comesBefore(_ a: Int32, _ b: Int32) -> Bool {
      (shared[Int(a)], b) > (shared[Int(b)], a)
    }
    for name in sharing {
      if best.count == NearestOrganization.candidatesCompared {
        guard let last = best.last, comesBefore(name, last) else { continue }
        best.removeLast()
      }
      best.insert(name, at: best.firstIndex { comesBefore(name, $0) } ?? best.count)
    }
    return best
  }

  /// Each character and each pair of neighbours once, as numbers. Single characters too: one wrong character
  /// in 红星 leaves no pair that other villages lack.
  private static func parts(_ text: String) -> Set<UInt64> {
    var parts: Set<UInt64> = []
    var before: UInt64 = 0
    for scalar in text.unicodeScalars {
      let value = UInt64(scalar.value)
      parts.insert(value)
      if before > 0 { parts.insert(before << 32 | value) }
      before = value
    }
    return parts
  }
}
