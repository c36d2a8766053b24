import Definitions

/// A row, or two or three rows one under the other, that may be the header of a sheet.
///
/// In a header of several rows a heading over several columns is merged: `党组织书记` over `姓名` and
/// `联系电话`. The file holds its text in the first of these columns only, so that it counts for the
/// blank columns to its right too, as far as the row below has texts there.
struct HeaderCandidate {
  /// A column, and the texts over it from top to bottom.
  struct Column {
    var column: Int
    var path: [String]
    /// What the whole path may be called, the best first.
    var headings: [Heading]
    /// The text right over the records, where nothing else in the row is called the same, and the one
    /// over it; `nil` where there is but one.
    var leaf: Heading?
    var parent: Heading?
  }

  /// Rows that a header has at most.
  static let rowsAtMost = 3

  private(set) var rows: [HeadRow]
  private(set) var columns: [Column]

  init(_ row: HeadRow, headings: [Heading]) {
    rows = [row]
    columns = zip(row.cells, headings).map { cell, heading in
      Column(column: cell.column, path: [cell.text], headings: [heading])
    }
  }

  private init(rows: [HeadRow], columns: [Column]) {
    self.rows = rows
    self.columns = columns
  }

  /// The header that this one and the row right below it make together.
  func extended(by row: HeadRow, _ known: KnownHeadings) -> HeaderCandidate? {
    guard rows.count < HeaderCandidate.rowsAtMost, row.number == (rows.last?.number ?? 0) + 1 else {
      return nil
    }
    let below = Dictionary(row.cells.map { ($0.column, $0.text) }) { first, _ in first }
    let above = Dictionary(columns.map { ($0.column, $0) }) { first, _ in first }
    let leaves = Dictionary(row.cells.map { ($0.text, 1) }, uniquingKeysWith: +)
    var made: [Column] = []
    var group: Column?
    for number in Set(below.keys).union(above.keys).sorted() {
      let upper = above[number]
      // A heading reaches to the right only without a gap, and only over texts.
      if let upper {
        group = below[number] == nil ? nil : upper
      } else if made.last?.column != number - 1 {
        group = nil
      }
      guard let lower = below[number] else {
        if let upper { made.append(upper) }
        continue
      }
      let parents = group?.path ?? []
      // A cell merged downwards may have been filled with the same text again.
      let path = parents.last == lower ? parents : parents + [lower]
      var column = Column(
        column: number, path: path, headings: HeaderCandidate.headings(of: path, known))
      if path.count > 1, leaves[lower] == 1 {
        column.leaf = known[lower]
        column.parent = known[path[path.count - 2]]
      }
      made.append(column)
    }
    return HeaderCandidate(rows: rows + [row], columns: made)
  }

  /// `书记/姓名` may be called `书记姓名`, and where the leaf adds nothing but 姓名, `书记`.
  private static func headings(of path: [String], _ known: KnownHeadings) -> [Heading] {
    guard path.count > 1, let last = path.last else { return path.map { known[$0] } }
    var texts = [path.joined(separator: "/"), path.joined()]
    if path.count > 2 {
      let end = path.suffix(2)
      texts += [end.joined(separator: "/"), end.joined()]
    }
    if known[last].full == "姓名" { texts.append(path[path.count - 2]) }
    return texts.map { known[$0] }
  }

  /// Whether a row can only stand below this header and be part of it: it fills the columns that
  /// merged headings span and nothing else. A record fills the columns of headings that span one.
  func isCompleted(by row: HeadRow) -> Bool {
    guard row.cells.count >= 2 else { return false }
    let filled = Set(row.cells.map(\.column))
    let headed = Set(columns.map(\.column))
    return row.cells.allSatisfy { cell in
      guard HeaderCandidate.mayBeHeading(cell.text) else { return false }
      var first = cell.column
      while !headed.contains(first) {
        guard filled.contains(first) else { return false }
        first -= 1
      }
      return filled.contains(first) && filled.contains(first + 1) && !headed.contains(first + 1)
    }
  }

  /// Whether a text may be a heading and not a number, a date or an id: 35岁以下 may.
  private static func mayBeHeading(_ text: String) -> Bool {
    let digits = text.utf8.count(where: \.isDigit)
    return digits < 5 && digits < text.utf8.count
  }
}
