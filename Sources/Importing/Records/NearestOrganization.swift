import Definitions

/// Finds the name nearest to a misspelt one among tens of thousands.
///
/// Only the names that share most pairs of characters with it are compared in full, so that a sheet full
/// of unknown names costs no more than reading it.
struct NearestOrganization {
  private static let candidatesCompared = 12
  private let names: [String]
  private var byPair: [String: [Int32]] = [:]

  init(_ names: [String]) {
    self.names = names
    for (index, name) in names.enumerated() {
      for pair in Set(NearestOrganization.pairs(name)) {
        byPair[pair, default: []].append(Int32(index))
      }
    }
  }

  func find(_ text: String) -> String? {
    var shared: [Int32: Int] = [:]
    for pair in Set(NearestOrganization.pairs(text)) {
      // A pair that most names have (支部) tells nothing.
      guard let holders = byPair[pair], holders.count <= max(64, names.count / 8) else { continue }
      for index in holders { shared[index, default: 0] += 1 }
    }
    let best = shared.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      .prefix(NearestOrganization.candidatesCompared)
    return NearestName.find(text, in: best.map { names[Int($0.key)] })
  }

  private static func pairs(_ text: String) -> [String] {
    let characters = Array(text)
    guard characters.count > 1 else { return [text] }
    return (1..<characters.count).map { String(characters[($0 - 1)...$0]) }
  }
}
