/// Counts what is handed out of a sheet. A small file may ask for much: one long text that a million cells
/// share, one merged range over all of a sheet.
struct SheetMeter {
  private let limits: ReadLimits
  private let position: SourcePosition
  private var cells = 0
  private var textBytes = 0

  /// - Parameter position: The file and the sheet, for messages.
  init(limits: ReadLimits, position: SourcePosition) {
    self.limits = limits
    self.position = position
  }

  /// Counts a row.
  ///
  /// - Parameter sharedBytes: The bytes of its shared strings.
  /// - Throws: `ReadError` of kind `.limit`.
  @inline(__always)
  mutating func count(_ row: borrowing Row, sharedBytes: Int = 0) throws(ReadError) {
    cells += row.cells.count
    // One row's texts are bounded, each and together, so this cannot overflow.
    textBytes += row.bytes.count + sharedBytes
    if cells > limits.cells || textBytes > limits.textBytes { throw error(row: row.number) }
  }

  private func error(row: Int) -> ReadError {
    var position = position
    position.row = row
    return cells > limits.cells
      ? ReadError(.limit(name: "cells", value: limits.cells), at: position)
      : ReadError(.limit(name: "textBytes", value: limits.textBytes), at: position)
  }
}
