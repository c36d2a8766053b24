import Definitions
import Spreadsheets

/// A dataset as the sheets that were looked at suggest it.
struct DraftDataset {
  /// Rows of each sheet that are looked at.
  private static let rowsExamined = 2000

  var name: String
  var title: String
  private(set) var columns: [DraftColumn] = []
  private var rows = 0

  init(name: String, title: String) {
    self.name = name
    self.title = title
  }

  /// Whether a header is that of these sheets: most of the shorter one's headings are in the other.
  func resembles(_ headings: [String]) -> Bool {
    let mine = Set(columns.map { Heading($0.heading) })
    let others = Set(headings.filter { !Self.isIgnored($0) }.map { Heading($0) })
    let common = mine.intersection(others).count
    return common > 0 && common * 10 >= min(mine.count, others.count) * 8
  }

  /// Takes the rows behind a header. Of two columns with one heading the first is taken.
  mutating func add(
    _ reader: some RowReader, headings: [(column: Int32, heading: String)]
  ) throws(ReadError) {
    var places: [(column: Int32, index: Int)] = []
    for (column, heading) in headings where !Self.isIgnored(heading) {
      let index = place(of: heading, besides: places.map(\.index))
      guard !places.contains(where: { $0.index == index }) else { continue }
      places.append((column, index))
      columns[index].note(heading: heading)
    }
    var row = Row()
    var count = 0
    while count < Self.rowsExamined, try reader.read(into: &row) {
      count += 1
      for (column, index) in places {
        if let cell = row.cell(inColumn: Int(column)) { columns[index].note(cell, of: row) }
      }
    }
    rows += count
  }

  /// The column with this heading, or one that is called otherwise and means the same; else a new one.
  private mutating func place(of heading: String, besides taken: [Int]) -> Int {
    let folded = Heading(heading).full
    if let same = columns.firstIndex(where: { column in
      ([column.heading] + column.aliases).contains { Heading($0).full == folded }
    }) {
      return same
    }
    if let usual = DraftNames.usualName(of: heading),
      let same = columns.indices.first(where: {
        !taken.contains($0) && DraftNames.usualName(of: columns[$0].heading) == usual
      })
    {
      return same
    }
    columns.append(DraftColumn(heading: heading))
    return columns.count - 1
  }

  /// Numbering says nothing of a row.
  private static func isIgnored(_ heading: String) -> Bool {
    heading.isEmpty || ["序号", "编号", "NO", "NO."].contains(heading.uppercased())
  }

  /// The column that tells one row from another: an id, or the first whose values are all there and differ.
  var key: DraftColumn? {
    let whole = columns.filter { $0.filled > 0 && $0.filled * 10 >= rows * 9 }
    return whole.first { $0.guess == .citizenID }
      ?? whole.first {
        $0.isUnique && $0.filled == rows && [.text, .personName].contains($0.guess)
      }
  }
}
