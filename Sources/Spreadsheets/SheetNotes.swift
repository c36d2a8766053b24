/// What a sheet says besides its cells: what people do not see, and what they wrote beside it.
public struct SheetNotes: Hashable, Sendable {
  public typealias Place = SheetFacts.CellPlace

  /// More than anybody reads or writes by hand.
  private static let most = 10_000

  public private(set) var hiddenColumns: [ClosedRange<Int>] = []
  /// Whether a filter is set, so that hidden rows are those that it leaves out.
  public internal(set) var isFiltered = false
  /// The cells that bear a comment.
  public private(set) var comments: [Place] = []

  public init() {}

  mutating func addHiddenColumns(_ first: Int, _ last: Int) {
    guard first >= 1, last >= first, hiddenColumns.count < SheetNotes.most else { return }
    hiddenColumns.append(first...last)
  }

  mutating func addComment(row: Int, column: Int) {
    guard comments.count < SheetNotes.most else { return }
    comments.append(Place(row: row, column: column))
  }
}

extension SheetNotes {
  /// Takes an element of a worksheet part that stands outside its rows.
  ///
  /// Source: ECMA-376 Part 1, 18.3.1.13 (col), 18.3.2.7 (filterColumn).
  mutating func note(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isElement("col") {
      guard attributes.isTrue("hidden"),
        let first = attributes.bytes("min").flatMap({ Int(digits: $0) }),
        let last = attributes.bytes("max").flatMap({ Int(digits: $0) })
      else { return }
      addHiddenColumns(first, last)
    } else if name.isElement("filterColumn") {
      isFiltered = true
    }
  }
}
