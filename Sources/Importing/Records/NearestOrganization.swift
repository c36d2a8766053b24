import Definitions

/// Finds the name nearest to a misspelt one among tens of thousands.
///
/// Only the names that share most characters and pairs of characters with it are compared in full, so
/// that a sheet full of unknown names costs no more than reading it.
struct NearestOrganization {
  private static let candidatesCompared = 12
  private let names: [String]
  /// The names that have a character, or two next to each other.
  private var byPart: [String: [Int32]] = [:]

  init(_ names: [String]) {
    self.names = names
    for (index, name) in names.enumerated() {
      for part in NearestOrganization.parts(name) {
        byPart[part, default: []].append(Int32(index))
      }
    }
  }

  func find(_ text: String) -> String? {
    var shared: [Int32: Int] = [:]
    for part in NearestOrganization.parts(text) {
      // A part that most names have (支部) tells nothing.
      guard let holders = byPart[part], holders.count <= max(64, names.count / 8) else { continue }
      for index in holders { shared[index, default: 0] += 1 }
    }
    let best = shared.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      .prefix(NearestOrganization.candidatesCompared)
    return NearestName.find(text, in: best.map { names[Int($0.key)] })
  }

  /// Single characters too: one wrong character in 红星 leaves no pair that other villages lack.
  private static func parts(_ text: String) -> Set<String> {
    let characters = Array(text)
    var parts = Set(characters.map { String($0) })
    for index in characters.indices.dropFirst() {
      parts.insert(String(characters[(index - 1)...index]))
    }
    return parts
  }
}
