import CXLSXWriter
import Foundation

extension WorkbookWriter {
  /// Draws lines around cells that are not written: a rule of the sheet, which costs no cells.
  public func frame(rows: ClosedRange<Int>, columns: ClosedRange<Int>) throws(WorkbookError) {
    let (top, left) = try place(rows.lowerBound, columns.lowerBound)
    let (bottom, right) = try place(rows.upperBound, columns.upperBound)
    let always = strdup("=TRUE")
    defer { free(always) }
    var rule = lxw_conditional_format()
    rule.type = UInt8(truncatingIfNeeded: LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
    // The library copies it.
    rule.value_string = always
    rule.format = handle(CellFormat(isFramed: true))
    try check(worksheet_conditional_format_range(sheet, top, left, bottom, right, &rule))
  }
}
