import Definitions
import Spreadsheets

/// Finds the sheets that another sheet of the period corrects: they are not read, or each row would count twice.
///
/// Two sheets of one dataset are versions of one if their files' names are the same but for a mark, or if they
/// name the same sender and one bears a mark; and if the later has most keys of the earlier, since names
/// alone would take 名册(2), another sender's, for a correction of 名册. The one with the later mark is read.
/// A sheet that was sent back says itself what it replaces (`ReturnMark`), and that outweighs names.
struct Corrections {
  /// A sheet that is not read, by its place among the planned ones, and the one that is read for it.
  struct Replacement {
    enum Reason: Sendable { case corrected, repeated, returned }
    var old: Int
    var new: Int
    var reason: Reason
  }

  private let sheets: [PlannedSheet]
  private let names: [VersionedName]
  /// The keys of a sheet's rows, as hashes of their texts; read when they are first asked for.
  private let keys: (Int) throws -> Set<UInt64>

  init(_ sheets: [PlannedSheet], keys: @escaping (Int) throws -> Set<UInt64>) {
    self.sheets = sheets
    names = sheets.map { VersionedName($0.input.name) }
    self.keys = keys
  }

  /// - Returns: In the order of the sheets that are not read.
  func replacements() throws -> [Replacement] {
    var known: [Int: Set<UInt64>] = [:]
    /// Of the earlier sheet's rows most must be in the later: one with nothing but the few rows that were
    /// mended would take all others away.
    func covers(_ old: Int, _ new: Int) throws -> Bool {
      for index in [old, new] where known[index] == nil { known[index] = try keys(index) }
      guard let earlier = known[old], let later = known[new], !earlier.isEmpty else { return false }
      return earlier.count(where: later.contains) * 2 >= earlier.count
    }
    let returned = ReturnedSheets(sheets, names: names)
    var found: [Replacement] = []
    for old in sheets.indices {
      if let new = returned.newest[old] {
        found.append(Replacement(old: old, new: new, reason: .returned))
        continue
      }
      if let first = sheets.indices.first(where: { $0 < old && isSame($0, old) }) {
        found.append(Replacement(old: old, new: first, reason: .repeated))
        continue
      }
      guard !returned.winners.contains(old) else { continue }
      if let new = try replacedByReturn(old, returned, covers) {
        found.append(Replacement(old: old, new: new, reason: .corrected))
        continue
      }
      // Of several later versions, the last one.
      let later = sheets.indices.filter { mayReplace(old, by: $0) }
        .sorted { (names[$1].mark, $0) < (names[$0].mark, $1) }
      if let new = try later.first(where: { try covers(old, $0) }) {
        found.append(Replacement(old: old, new: new, reason: .corrected))
      }
    }
    return found
  }

  /// The sheet that came back for one of which `sheet` is a version by its name: the two would count twice.
  private func replacedByReturn(
    _ sheet: Int, _ returned: ReturnedSheets, _ covers: (_ old: Int, _ new: Int) throws -> Bool
  ) rethrows -> Int? {
    for (old, new) in returned.newest.sorted(by: { $0.key < $1.key }) {
      if mayReplace(old, by: sheet), try covers(old, sheet) { return new }
    }
    return try returned.winners.sorted().first {
      try mayReplace($0, by: sheet) && covers($0, sheet)
    }
  }

  /// Whether two sheets are the same bytes, sent twice.
  private func isSame(_ a: Int, _ b: Int) -> Bool {
    sheets[a].source != sheets[b].source && !sheets[a].digest.isEmpty
      && sheets[a].digest == sheets[b].digest && sheets[a].sheet.name == sheets[b].sheet.name
      && sheets[a].plan.dataset == sheets[b].plan.dataset
  }

  private func mayReplace(_ old: Int, by new: Int) -> Bool {
    let (a, b) = (sheets[old], sheets[new])
    guard a.plan.dataset == b.plan.dataset, a.source != b.source, names[old].mark < names[new].mark
    else { return false }
    if let sender = a.sender, let other = b.sender { return sender == other }
    return names[old].base == names[new].base
  }
}
