/// What a sheet's cells refer to in the rest of the workbook.
struct SheetContext {
  let sharedStrings: SharedStringTable
  /// By the index in a cell's `s` attribute.
  var numberStyles: [NumberStyle]
  /// Likewise, whether the cell's font is struck through; empty where none is.
  var struckStyles: [Bool] = []
  var limits: ReadLimits
  /// The file and the sheet, for messages.
  var position: SourcePosition

  /// Whether any cell may be struck through; hardly any workbook has such.
  var hasStruck: Bool { !struckStyles.isEmpty || sharedStrings.strings.hasStruck }

  /// Takes down whether a cell of the row is struck through.
  func noteStruck(_ cell: Cell, style: Int, in row: inout Row) {
    let text = Int(cell.sharedString)
    if struckStyles.indices.contains(style) && struckStyles[style]
      || sharedStrings.strings.struck.contains(text)
    {
      row.struckCells += 1
    } else if sharedStrings.strings.partlyStruck.contains(text) {
      row.partlyStruckCells += 1
    }
  }
}
