import Definitions
import Spreadsheets

/// Reads the rows of one sheet into its dataset: tells records from titles, headers, totals and footers,
/// and keeps the account of all of them.
struct SheetImport {
  let sheet: SheetReading
  let dataset: DatasetImport
  let sink: any ImportSink
  private let classifier: RowClassifier
  private let headings: [(column: Int32, bytes: [UInt8])]
  private let placedColumns: Int
  private let unpivotValues: [[UInt8]]
  private let into: Int?
  private let value: Int?
  private(set) var account = RowAccount()
  private var normal: [UInt8] = []

  init(
    _ sheet: SheetReading, dataset: DatasetImport, classifier: RowClassifier,
    sink: any ImportSink
  ) {
    self.sheet = sheet
    self.dataset = dataset
    self.classifier = classifier
    self.sink = sink
    headings = sheet.plan.columns.map { (Int32($0.column), Array($0.heading.utf8)) }
    placedColumns = sheet.plan.columns.count { $0.field != nil || $0.unpivot != nil }
    let unpivot = dataset.dataset.unpivot
    unpivotValues = unpivot?.columns.map { Array($0.value.utf8) } ?? []
    into = unpivot.flatMap { u in dataset.dataset.fields.firstIndex { $0.name == u.into } }
    value = unpivot.flatMap { u in dataset.dataset.fields.firstIndex { $0.name == u.value } }
  }

  /// - Throws: `ReadError` where the sheet breaks off; the rows before it are loaded and accounted for.
  mutating func run(_ reader: any RowReader) throws {
    var row = Row()
    var record = dataset.makeRecord()
    while try reader.read(into: &row) {
      account.read += 1
      if let reason = try kind(of: row) {
        try skip(row, reason)
        continue
      }
      record.removeAll()
      var isEmpty = true
      for (place, cell) in row.cells.enumerated() {
        guard let field = sheet.field(ofColumn: cell.column) else { continue }
        dataset.read(
          cell, at: place, of: row, dateSystem: sheet.dateSystem, field: field, into: &record)
        isEmpty = isEmpty && record.values[field].state == .blank
      }
      if sheet.isWide {
        try unpivot(row, base: record)
      } else if isEmpty && !hasText(row) {
        try skip(row, .blank)
      } else {
        try count(dataset.finish(&record, of: row, in: sheet) ? 1 : 0)
      }
    }
  }

  /// What the row is besides a record; `nil` for a record.
  private mutating func kind(of row: Row) throws -> SkippedRow? {
    if row.number < sheet.plan.headerRow { return .preamble }
    if row.number <= sheet.plan.lastHeaderRow { return .header }
    if isRepeatedHeader(row) { return .repeatedHeader }
    let isSparse = row.cells.count * 2 <= placedColumns
    for (place, cell) in row.cells.prefix(3).enumerated() where cell.kind == .text {
      normal.removeAll(keepingCapacity: true)
      row.withBytes(of: cell) { NormalForm.append($0, whitespace: .remove, to: &normal) }
      if classifier.isTotal(normal.span) { return .total }
      if place == 0 && isSparse && classifier.isFooter(normal.span) { return .footer }
    }
    return nil
  }

  private func isRepeatedHeader(_ row: Row) -> Bool {
    guard row.cells.count >= 2, row.cells.count * 2 >= headings.count else { return false }
    return row.cells.allSatisfy { cell in
      guard let heading = headings.first(where: { $0.column == cell.column }) else { return false }
      return row.withBytes(of: cell) { bytes in
        bytes.withUnsafeBufferPointer { heading.bytes.elementsEqual($0) }
      }
    }
  }

  /// Whether a column that has a place holds any text but white space.
  private func hasText(_ row: Row) -> Bool {
    row.cells.contains { cell in
      sheet.field(ofColumn: cell.column) != nil && !row.text(of: cell).allSatisfy(\.isWhitespace)
    }
  }

  private mutating func unpivot(_ row: Row, base: ParsedRecord) throws {
    guard let into, let value else { return }
    var loaded = 0
    var records = 0
    for (place, cell) in row.cells.enumerated() {
      guard let column = sheet.unpivot(ofColumn: cell.column) else { continue }
      var record = base
      dataset.read(unpivotValues[column], field: into, into: &record)
      dataset.read(
        cell, at: place, of: row, dateSystem: sheet.dateSystem, field: value, into: &record)
      guard record.values[value].state != .blank else { continue }
      records += 1
      if try dataset.finish(&record, of: row, in: sheet) { loaded += 1 }
    }
    if records == 0 { try skip(row, .blank) } else { count(loaded) }
  }

  private mutating func count(_ loaded: Int) {
    account.records += loaded
    if loaded > 0 { account.loaded += 1 } else { account.rejected += 1 }
  }

  private mutating func skip(_ row: Row, _ reason: SkippedRow) throws {
    account.skipped += 1
    let text = row.cells.first { $0.kind == .text }.map { row.text(of: $0) } ?? ""
    try sink.add(
      SkippedRecord(
        source: sheet.source, sheet: sheet.number, row: row.number, reason: reason, text: text))
  }
}
