import CXLSXWriter
import Foundation

/// Writes an `.xlsx` row by row, in memory that does not grow with the rows.
///
/// Text is written as text: `=1+1` stays what it is. The same calls give the same bytes.
public final class WorkbookWriter {
  /// The last row and column of Excel's sheets.
  public static let lastRow = 1_048_576
  public static let lastColumn = 16_384
  /// The longest text of a cell, in characters.
  public static let longestText = 32_767

  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private(set) var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private var text: [CChar] = []
  private var names = SheetNames()
  private var formats: [CellFormat: UnsafeMutablePointer<lxw_format>] = [:]
  /// The one that was used last: most cells look like the one before.
  private var last: (format: CellFormat, handle: UnsafeMutablePointer<lxw_format>)?

  /// - Parameters:
  ///   - path: Where the workbook is written; a file there is replaced when it is closed.
  ///   - title: What the file's properties call it.
  public init(path: String, title: String? = nil) throws(WorkbookError) {
    var options = lxw_workbook_options()
    options.constant_memory = 1
    options.use_zip64 = 1
    workbook = workbook_new_opt(path, &options)
    guard let workbook else {
      throw WorkbookError(.failed(reason: "the workbook cannot be created"))
    }
    var properties = lxw_doc_properties()
    // 2000-01-01, since the library would take the clock.
    properties.created = 946_684_800
    guard let title else {
      workbook_set_properties(workbook, &properties)
      return
    }
    var bytes = Array(title.utf8CString)
    bytes.withUnsafeMutableBufferPointer {
      properties.title = $0.baseAddress
      // The library copies it.
      _ = workbook_set_properties(workbook, &properties)
    }
  }

  deinit {
    if let workbook { lxw_workbook_free(workbook) }
  }

  /// Begins the next sheet.
  ///
  /// - Parameter name: What to call it; what Excel does not take in a name is left out, and a name that is
  ///   taken is numbered.
  /// - Returns: What it is called.
  @discardableResult
  public func startSheet(_ name: String) throws(WorkbookError) -> String {
    guard let workbook else { throw WorkbookError(.failed(reason: "the workbook is closed")) }
    let shown = names.fit(name)
    sheet = workbook_add_worksheet(workbook, shown)
    guard let sheet else {
      throw WorkbookError(.failed(reason: "the sheet \(shown ?? "") cannot be added"))
    }
    return sheet.pointee.name.map { String(cString: $0) } ?? shown ?? ""
  }

  /// Writes a text; rows must come in their order.
  ///
  /// - Parameters:
  ///   - row: From 1.
  ///   - column: From 1.
  public func write(
    _ bytes: UnsafeBufferPointer<UInt8>, row: Int, column: Int, format: CellFormat? = nil
  ) throws(WorkbookError) {
    let (row32, column16) = try place(row, column)
    guard !bytes.isEmpty else { return try writeBlank(row32, column16, format) }
    ExcelText.terminated(bytes, into: &text)
    try check(
      worksheet_write_string(sheet, row32, column16, text, handle(format)), row: row, column: column
    )
  }

  /// Writes a text, of which a cell holds the first 32,767 characters.
  public func write(
    _ text: String, row: Int, column: Int, format: CellFormat? = nil
  ) throws(WorkbookError) {
    var shown =
      text.utf16.count <= WorkbookWriter.longestText
      ? text : String(text.unicodeScalars.prefix(WorkbookWriter.longestText / 2 - 1)) + "…"
    let result = shown.withUTF8 { bytes -> Result<Void, WorkbookError> in
      do throws(WorkbookError) {
        return .success(try write(bytes, row: row, column: column, format: format))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  /// Writes a number; one that is not finite is left out.
  public func write(
    _ number: Double, row: Int, column: Int, format: CellFormat? = nil
  ) throws(WorkbookError) {
    let (row32, column16) = try place(row, column)
    guard number.isFinite else { return try writeBlank(row32, column16, format) }
    try check(
      worksheet_write_number(sheet, row32, column16, number, handle(format)), row: row,
      column: column)
  }

  /// Writes the file; nothing can be added after that.
  public func close() throws(WorkbookError) {
    guard let workbook else { return }
    self.workbook = nil
    sheet = nil
    let result = LibraryMessages.hidden { workbook_close(workbook) }
    let code = errno
    if WorkbookWriter.fileFaults.contains(result.rawValue), code != 0 {
      throw WorkbookError(.system(code: code))
    }
    try check(result)
  }

  /// What the library calls a file that it could not write.
  private static let fileFaults = [
    LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_ZIP_FILE_OPERATION,
    LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE,
  ].map(\.rawValue)

  private func writeBlank(
    _ row: UInt32, _ column: UInt16, _ format: CellFormat?
  ) throws(WorkbookError) {
    guard format != nil else { return }
    try check(worksheet_write_blank(sheet, row, column, handle(format)))
  }

  func place(_ row: Int, _ column: Int) throws(WorkbookError) -> (UInt32, UInt16) {
    guard let row32 = UInt32(exactly: row - 1), row <= WorkbookWriter.lastRow else {
      throw WorkbookError(.tooManyRows, row: row)
    }
    guard let column16 = UInt16(exactly: column - 1), column <= WorkbookWriter.lastColumn else {
      throw WorkbookError(.tooManyColumns, row: row, column: column)
    }
    return (row32, column16)
  }

  func check(
    _ result: lxw_error, row: Int? = nil, column: Int? = nil
  ) throws(WorkbookError) {
    guard result != LXW_NO_ERROR else { return }
    let kind: WorkbookError.Kind =
      result == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED
      ? .textTooLong
      : .failed(
        reason: lxw_strerror(result).map { String(cString: $0) } ?? "error \(result.rawValue)")
    throw WorkbookError(kind, row: row, column: column)
  }

  /// The library's own of a format, made once.
  func handle(_ format: CellFormat?) -> UnsafeMutablePointer<lxw_format>? {
    guard let format else { return nil }
    if let last, last.format == format { return last.handle }
    if let known = formats[format] {
      last = (format, known)
      return known
    }
    guard let made = workbook_add_format(workbook) else { return nil }
    WorkbookWriter.apply(format, to: made)
    formats[format] = made
    last = (format, made)
    return made
  }

  /// A chart of the workbook, yet to be put into a sheet.
  func makeChart(_ type: lxw_chart_type) -> UnsafeMutablePointer<lxw_chart>? {
    workbook_add_chart(workbook, UInt8(truncatingIfNeeded: type.rawValue))
  }

  private static func apply(_ format: CellFormat, to made: UnsafeMutablePointer<lxw_format>) {
    if let numberFormat = format.numberFormat { format_set_num_format(made, numberFormat) }
    if let size = format.size { format_set_font_size(made, size) }
    if format.isBold { format_set_bold(made) }
    if let color = format.color { format_set_font_color(made, color) }
    if let fill = format.fill {
      format_set_pattern(made, UInt8(truncatingIfNeeded: LXW_PATTERN_SOLID.rawValue))
      format_set_bg_color(made, fill)
    }
    let alignment: lxw_format_alignments? =
      switch format.alignment {
      case .leading: LXW_ALIGN_LEFT
      case .center: LXW_ALIGN_CENTER
      case .trailing: LXW_ALIGN_RIGHT
      case nil: nil
      }
    if let alignment { format_set_align(made, UInt8(truncatingIfNeeded: alignment.rawValue)) }
    format_set_align(made, UInt8(truncatingIfNeeded: LXW_ALIGN_VERTICAL_CENTER.rawValue))
    if format.wraps { format_set_text_wrap(made) }
    if format.isFramed {
      format_set_border(made, UInt8(truncatingIfNeeded: LXW_BORDER_THIN.rawValue))
      format_set_border_color(made, 0xBFBFBF)
    }
  }
}
