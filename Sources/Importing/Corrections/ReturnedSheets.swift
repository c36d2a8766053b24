import Foundation
import Spreadsheets

/// The sheets that were sent back and came in again, and what they stand for: each says so itself, so
/// neither names nor contents are compared.
struct ReturnedSheets {
  /// For a sheet that is not read, by its place among the planned ones, the one that is read for it.
  private(set) var newest: [Int: Int] = [:]
  /// Those that are read.
  let winners: Set<Int>

  init(_ sheets: [PlannedSheet], names: [VersionedName]) {
    struct Original: Hashable { var file: String, sheet: String }
    var returns: [Original: [Int]] = [:]
    for index in sheets.indices {
      guard let mark = sheets[index].mark else { continue }
      returns[Original(file: mark.file, sheet: mark.sheet), default: []].append(index)
    }
    var winners: Set<Int> = []
    for (original, indices) in returns {
      // The one sent back last; of several such, the one whose name says that it is newer.
      let order = indices.sorted { a, b in
        let (x, y) = (sheets[a].mark?.number ?? 0, sheets[b].mark?.number ?? 0)
        return x != y ? x < y : (names[a].mark, a) < (names[b].mark, b)
      }
      guard let winner = order.last else { continue }
      winners.insert(winner)
      for old in order.dropLast() { newest[old] = winner }
      for old in Self.places(of: original.file, original.sheet, in: sheets) {
        newest[old] = winner
      }
    }
    self.winners = winners
  }

  /// The sheet that a mark names. Where the input was moved to another folder, the file's name alone will do,
  /// if no other file has it.
  private static func places(
    of file: String, _ sheet: String, in sheets: [PlannedSheet]
  ) -> [Int] {
    let named = sheets.indices.filter { sheets[$0].mark == nil && sheets[$0].sheet.name == sheet }
    let exact = named.filter { sheets[$0].input.name == file }
    guard exact.isEmpty else { return exact }
    let last = (file as NSString).lastPathComponent
    let alike = named.filter { (sheets[$0].input.name as NSString).lastPathComponent == last }
    return alike.count == 1 ? alike : []
  }
}
