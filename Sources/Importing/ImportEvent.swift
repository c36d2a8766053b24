/// How far an import has come, for whoever waits for it.
public enum ImportEvent: Sendable {
  /// All files were looked at; `sheets` of them hold records.
  case surveyed(files: Int, sheets: Int)
  /// A sheet is begun; `share` of the bytes of all sheets lies before it.
  case began(file: String, sheet: String, number: Int, share: Double)
  /// Rows read so far, in all sheets; told now and then.
  case rows(Int)
  /// A sheet is done.
  case ended(file: String, sheet: String, account: RowAccount)
}
