import TestSupport

@testable import Spreadsheets

/// What must hold of a reader whatever bytes it is given. Each function returns what is wrong, in English, or
/// `nil`; a trap is for the caller to notice. The fuzzers of `Fuzzing/` and the replay of their findings ask
/// the same.
enum ReaderProperties {
  /// Small, so that one run is quick and every limit is reached.
  static let limits: ReadLimits = {
    var limits = ReadLimits()
    limits.zipEntries = 50
    limits.inflatedBytes = 1 << 20
    limits.sheets = 8
    limits.rows = 300
    limits.columns = 64
    limits.sharedStrings = 200
    limits.sharedStringBytes = 4_096
    limits.cellBytes = 1_024
    limits.xmlDepth = 24
    limits.xmlTokenBytes = 1_024
    limits.xmlAttributes = 40
    limits.recordBytes = 4_096
    return limits
  }()

  /// All that a reader gives: a line for each row, then the error where there is one.
  struct Reading: Equatable {
    var rows: [String] = []
    var failure: String?
    /// A promise of `RowReader` that was not kept.
    var complaint: String?
  }

  static func reading(_ open: () throws(ReadError) -> any RowReader) -> Reading {
    var reading = Reading()
    do throws(ReadError) {
      let reader = try open()
      var row = Row()
      while try reader.read(into: &row) {
        reading.rows.append(line(of: row))
        if row.number < 1 { reading.complaint = "a row has the number \(row.number)" }
        if zip(row.cells, row.cells.dropFirst()).contains(where: { $0.column >= $1.column }) {
          reading.complaint = "the columns of row \(row.number) do not increase"
        }
      }
      if try reader.read(into: &row) { reading.complaint = "there are rows after the end" }
    } catch {
      reading.failure = "\(error.kind)"
    }
    return reading
  }

  private static func line(of row: Row) -> String {
    let cells = row.cells.map {
      "\($0.column) \($0.kind) \($0.style) \($0.isFormula) \(row.text(of: $0))"
    }
    return "\(row.number) \(row.isHidden) \(cells)"
  }

  /// Reads all sheets of a file twice, its merged ranges and its dump.
  static func fault(of file: some SpreadsheetFile) -> String? {
    for sheet in file.sheets {
      let first = reading { () throws(ReadError) in try file.rows(of: sheet) }
      if let complaint = first.complaint { return complaint }
      if reading({ () throws(ReadError) in try file.rows(of: sheet) }) != first {
        return "the second reading differs from the first"
      }
      _ = try? file.mergedRanges(of: sheet)
    }
    try? CanonicalDump.write(file) { _ in }
    return nil
  }
}
