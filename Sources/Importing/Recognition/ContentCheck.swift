import Definitions
import Spreadsheets

/// Looks whether the first rows of a sheet hold under a heading what the heading says: in copied tables
/// two columns change places, and every row of them is then refused one by one.
struct ContentCheck: Sendable {
  struct Contradiction: Sendable {
    var field: Int
    var look: CellLook
    /// The field that such values belong to, which holds this one's.
    var swappedWith: Int?
  }

  private struct Counts: Sendable {
    var filled = 0
    var looks = Array(repeating: 0, count: CellLook.allCases.count)
  }

  private static let rowsExamined = 200
  private static let fewest = 10

  /// What the fields' own values look like; `nil` for fields that are not looked at.
  private let expected: [CellLook?]
  private var counts: [Counts]
  private var rows = 0

  init(_ dataset: Dataset) {
    expected = dataset.fields.map { field in
      switch field.type {
      case .citizenID: .citizenID
      case .phone: .phone
      case .date: .date
      case .personName: .words
      default: nil
      }
    }
    counts = Array(repeating: Counts(), count: dataset.fields.count)
  }

  /// Takes a record, before anything is made of it. A value that was read is what the heading says.
  mutating func note(_ record: ParsedRecord, of row: Row) {
    guard rows < ContentCheck.rowsExamined else { return }
    rows += 1
    for (field, look) in expected.enumerated() where look != nil {
      let value = record.values[field]
      guard value.state != .blank else { continue }
      counts[field].filled += 1
      let place = Int(value.cell)
      guard value.state == .refused, row.cells.indices.contains(place) else { continue }
      var normal: [UInt8] = []
      row.withBytes(of: row.cells[place]) {
        NormalForm.append($0, whitespace: .remove, to: &normal)
      }
      if let found = CellLook(normal.span), found != look {
        counts[field].looks[found.rawValue] += 1
      }
    }
  }

  /// The fields of which more than half the values are those of another kind.
  func contradictions() -> [Contradiction] {
    let found = counts.indices.compactMap { field -> (field: Int, look: CellLook)? in
      let count = counts[field]
      guard count.filled >= ContentCheck.fewest,
        let look = CellLook.allCases.first(where: { count.looks[$0.rawValue] * 2 > count.filled })
      else { return nil }
      return (field, look)
    }
    return found.map { mine in
      let other = found.first { expected[$0.field] == mine.look && $0.look == expected[mine.field] }
      return Contradiction(field: mine.field, look: mine.look, swappedWith: other?.field)
    }
  }
}
