import CXLSXWriter

/// Writes an `.xlsx` row by row, in memory that does not grow with the rows.
///
/// Text is written as text: `=1+1` stays what it is. The same calls give the same bytes.
public final class WorkbookWriter {
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private var text: [CChar] = []

  /// - Parameter path: Where the workbook is written; a file there is replaced when it is closed.
  public init(path: String) throws(WorkbookError) {
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
    workbook_set_properties(workbook, &properties)
  }

  deinit {
    if let workbook { lxw_workbook_free(workbook) }
  }

  /// Begins the next sheet.
  ///
  /// - Parameter name: What to call it; what Excel does not take in a name is left out.
  public func startSheet(_ name: String) throws(WorkbookError) {
    guard let workbook else { throw WorkbookError(.failed(reason: "the workbook is closed")) }
    let shown = String(name.filter { !"[]:*?/\\".contains($0) }.prefix(31))
    sheet =
      shown.isEmpty || shown.hasPrefix("'") || shown.hasSuffix("'")
      ? workbook_add_worksheet(workbook, nil) : workbook_add_worksheet(workbook, shown)
    guard sheet != nil else {
      throw WorkbookError(.failed(reason: "the sheet \(shown) cannot be added"))
    }
  }

  /// Writes a text; rows must come in their order.
  ///
  /// - Parameters:
  ///   - row: From 1.
  ///   - column: From 1.
  public func write(
    _ bytes: UnsafeBufferPointer<UInt8>, row: Int, column: Int
  ) throws(WorkbookError) {
    guard let row32 = UInt32(exactly: row - 1), row32 < 1_048_576 else {
      throw WorkbookError(.tooManyRows, row: row)
    }
    guard let column16 = UInt16(exactly: column - 1), column16 < 16_384 else {
      throw WorkbookError(.tooManyColumns, row: row, column: column)
    }
    guard !bytes.isEmpty else { return }
    ExcelText.terminated(bytes, into: &text)
    let result = worksheet_write_string(sheet, row32, column16, text, nil)
    guard result == LXW_NO_ERROR else {
      let kind: WorkbookError.Kind =
        result == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED
        ? .textTooLong : .failed(reason: Self.words(result))
      throw WorkbookError(kind, row: row, column: column)
    }
  }

  /// Writes the file; nothing can be added after that.
  public func close() throws(WorkbookError) {
    guard let workbook else { return }
    self.workbook = nil
    sheet = nil
    let result = workbook_close(workbook)
    guard result == LXW_NO_ERROR else {
      throw WorkbookError(.failed(reason: Self.words(result)))
    }
  }

  private static func words(_ error: lxw_error) -> String {
    lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)"
  }
}
