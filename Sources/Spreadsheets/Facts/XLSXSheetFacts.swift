/// Reads a worksheet for what surrounds its values: its size, hidden rows and columns, merged ranges,
/// filters and the styles of its cells.
///
/// Source: ECMA-376 Part 1, 18.3.1.2 (autoFilter), 18.3.1.4 (c), 18.3.1.13 (col), 18.3.1.35 (dimension),
/// 18.3.1.55 (mergeCell), 18.3.1.73 (row), 18.3.1.85 (sheetProtection), 18.3.2.7 (filterColumn).
final class XLSXSheetFacts: XMLEventHandler {
  var tally = SheetTally()
  private let limits: ReadLimits
  private var row = 0
  private var column = 0
  private var style = 0
  private var isInValue = false
  private var hasValue = false
  private var hasFormula = false
  private var filter: MergedRange?
  private var filterColumns: [Int] = []

  init(limits: ReadLimits) { self.limits = limits }

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isElement("c") {
      startCell(attributes)
    } else if name.isElement("v") || name.isElement("t") {
      isInValue = true
    } else if name.isElement("f") {
      hasFormula = true
    } else if name.isElement("row") {
      row = min(attributes.bytes("r").flatMap { Int(digits: $0) } ?? row + 1, limits.rows)
      column = 0
      tally.startRow(row, isHidden: attributes.isTrue("hidden"))
    } else if name.isElement("mergeCell") {
      if let range = Self.range(attributes) { tally.add(range) }
    } else if name.isElement("col") {
      guard attributes.isTrue("hidden"), let first = number(attributes, "min"),
        let last = number(attributes, "max"), first >= 1, first <= last
      else { return }
      tally.hideColumns(first...min(max(first, last), max(first, limits.columns)))
    } else if name.isElement("dimension") {
      tally.setDeclared(Self.range(attributes))
    } else if name.isElement("autoFilter") {
      filter = Self.range(attributes)
      filterColumns = []
    } else if name.isElement("filterColumn") {
      guard let filter, let index = number(attributes, "colId"), filterColumns.count < 100 else {
        return
      }
      filterColumns.append(filter.columns.lowerBound + index)
    } else if name.isElement("sheetProtection") {
      if attributes.isTrue("sheet") { tally.setProtected() }
    }
  }

  func endElement(_ name: XMLName) {
    if name.isElement("c") {
      if hasValue { tally.addCell(column: column, style: style, isFormula: hasFormula) }
    } else if name.isElement("v") || name.isElement("t") {
      isInValue = false
    } else if name.isElement("autoFilter") {
      if let filter { tally.add(filter: filter, columns: filterColumns) }
      filter = nil
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInValue, !bytes.isEmpty { hasValue = true }
  }

  private func startCell(_ attributes: XMLAttributes) {
    let place = attributes.bytes("r").flatMap { CellReference($0) }
    column = min(place?.column ?? column + 1, limits.columns)
    style = number(attributes, "s") ?? 0
    hasValue = false
    hasFormula = false
  }

  private func number(_ attributes: XMLAttributes, _ name: StaticString) -> Int? {
    attributes.bytes(name).flatMap { Int(digits: $0) }
  }

  private static func range(_ attributes: XMLAttributes) -> MergedRange? {
    attributes.text("ref").flatMap { CellReference.range($0) }
  }
}

extension CellReference {
  /// `A1:C9`, `$A$1:$C$9` or `A1`.
  static func range(_ text: String) -> MergedRange? {
    let ends = text.utf8.filter { $0 != UInt8(ascii: "$") }.split(separator: UInt8(ascii: ":"))
    guard let first = ends.first.flatMap(reference), let last = ends.last.flatMap(reference),
      ends.count <= 2, first.row <= last.row, first.column <= last.column
    else { return nil }
    return MergedRange(rows: first.row...last.row, columns: first.column...last.column)
  }

  private static func reference(_ bytes: some Sequence<UInt8>) -> CellReference? {
    Array(bytes).withUnsafeBufferPointer { CellReference($0) }
  }
}

/// Lists the cells that have a comment.
///
/// Source: ECMA-376 Part 1, 18.7.3 (comment); MS-XLSX 2.6.205 (threadedComment).
final class CommentsPart: XMLEventHandler {
  private(set) var places: [SheetFacts.CellPlace] = []
  private static let kept = 100_000

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.isElement("comment") || name.isElement("threadedComment"),
      places.count < Self.kept,
      let place = attributes.bytes("ref").flatMap({ CellReference($0) })
    else { return }
    places.append(SheetFacts.CellPlace(row: place.row, column: place.column))
  }

  func endElement(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
