import Foundation
import Spreadsheets
import WorkbookWriting

/// Writes a table as an `.xlsx` of one sheet, all of its cells text, to standard output. A workbook is put
/// together in a temporary file first, since its directory stands at its end.
enum WorkbookConversion {
  /// - Returns: The rows written, without the header.
  static func write(
    _ reader: TableReader, of table: FoundTable, sheet: Sheet, dateSystem: DateSystem,
    to sink: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws -> Int {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "taizhang-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let workbook = try WorkbookWriter(path: path)
    try workbook.startSheet(sheet.name)
    let rows = try TableText.forEachCell(reader, of: table, dateSystem: dateSystem) {
      (text, row, column) throws in
      try workbook.write(text, row: row, column: column)
    }
    try workbook.close()
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
      let goesOn = piece.withUnsafeBytes { sink($0.assumingMemoryBound(to: UInt8.self)) }
      if !goesOn { break }
    }
    return rows
  }
}
