/// What a sheet's cells refer to in the rest of the workbook.
struct SheetContext {
  var sharedStrings: SharedStrings
  /// By the index in a cell's `s` attribute.
  var numberStyles: [NumberStyle]
  /// Likewise, whether the cell's font is struck through; empty where none is.
  var struckStyles: [Bool] = []
  var limits: ReadLimits
  /// The file and the sheet, for messages.
  var position: SourcePosition
}
