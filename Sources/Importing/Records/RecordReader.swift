import Definitions
import Spreadsheets

/// Reads the cells of a row into a record, each as its field's type. It looks at nothing besides the row,
/// so several can work side by side, each with what it keeps of distinct cells.
final class RecordReader: @unchecked Sendable {
  // Unchecked: whoever reads a sheet gives each to one thread at a time.

  /// What is to be known of a row besides its values.
  struct Look: Sendable {
    /// Nothing at all is written in the columns that have a place.
    var isBlank = false
    /// Something stands in a column without a heading.
    var isUnheaded = false
    /// See `BodyDigest.share(of:column:)`; the sum of its cells.
    var digest: UInt64 = 0
  }

  private var fields: [FieldReader]
  private let keys: RecordKeys

  init(_ fields: [FieldReader], keys: RecordKeys = RecordKeys()) {
    self.fields = fields
    self.keys = keys
  }

  func read(
    _ row: Row, in sheet: SheetReading, digest: BodyDigest, into record: inout ParsedRecord
  ) -> Look {
    record.removeAll()
    var look = Look(isBlank: true)
    var texts: [UInt8] = []
    swap(&texts, &record.texts)
    // Whether an array is shared is asked at each write to it; so for a row, and not for each of its cells.
    record.values.withUnsafeMutableBufferPointer { values in
      fields.withUnsafeMutableBufferPointer { readers in
        for place in row.cells.indices {
          let cell = row.cells[place]
          switch sheet.role(ofColumn: cell.column) {
          case .field(let field):
            let what = RecordReader.context(of: cell, in: sheet)
            let hash = row.withBytes(of: cell) { bytes in
              readers[field].read(bytes, cell: what, into: &values[field], texts: &texts)
            }
            values[field].cell = Int32(truncatingIfNeeded: place)
            look.digest &+= digest.share(of: hash, column: cell.column)
            look.isBlank = look.isBlank && values[field].state == .blank
          case .unheaded: look.isUnheaded = true
          case .unpivot, .unplaced: break
          }
        }
      }
    }
    swap(&texts, &record.texts)
    // A row of nothing but 无 and — is a record, and lacks whatever it may not lack.
    look.isBlank = look.isBlank && !hasText(row, in: sheet)
    keys.fill(&record)
    return look
  }

  /// Reads one cell into the record's field.
  ///
  /// - Returns: The hash of its bytes.
  func read(
    _ cell: Cell, at place: Int, of row: Row, in sheet: SheetReading, field: Int,
    into record: inout ParsedRecord
  ) -> UInt64 {
    let what = RecordReader.context(of: cell, in: sheet)
    let hash = row.withBytes(of: cell) { bytes in
      fields[field].read(bytes, cell: what, into: &record.values[field], texts: &record.texts)
    }
    record.values[field].cell = Int32(truncatingIfNeeded: place)
    return hash
  }

  private static func context(of cell: Cell, in sheet: SheetReading) -> CellContext {
    CellContext(
      kind: cell.kind, style: cell.style, dateSystem: sheet.dateSystem,
      isPercentColumn: sheet.isPercentColumn(cell.column))
  }

  /// Reads a text that stands in no cell, such as the kind that a wide sheet's heading says.
  func read(_ text: [UInt8], field: Int, into record: inout ParsedRecord) {
    fields[field].read(
      text.span, cell: CellContext(), into: &record.values[field], texts: &record.texts)
  }

  /// Makes the keys of a record whose values were changed.
  func fillKeys(of record: inout ParsedRecord) { keys.fill(&record) }

  /// What was probably meant by a text that is no value of the field.
  func suggestion(for text: String, field: Int) -> String? {
    fields[field].suggestion(for: text)
  }

  private func hasText(_ row: Row, in sheet: SheetReading) -> Bool {
    row.cells.contains { cell in
      guard case .field = sheet.role(ofColumn: cell.column) else { return false }
      return row.hasText(cell)
    }
  }
}

extension Row {
  /// Whether a cell holds something besides white space.
  func hasText(_ cell: Cell) -> Bool {
    var normal: [UInt8] = []
    withBytes(of: cell) { NormalForm.append($0, whitespace: .remove, to: &normal) }
    return !normal.isEmpty
  }
}
