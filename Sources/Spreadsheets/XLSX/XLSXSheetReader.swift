/// Reads the rows of a worksheet through libxml2: any encoding and any prefix that XML allows.
final class XLSXSheetReader: RowReader {
  private let rows: SheetRowAssembler
  private var parser: PartParser
  /// Kept until the rows before it are handed out.
  private var failure: ReadError?
  private var isAtEnd = false

  init(_ stream: PartStream, context: SheetContext) throws(ReadError) {
    rows = SheetRowAssembler(context: context)
    parser = try PartParser(stream, limits: context.limits, handler: rows)
  }

  var formulasWithoutValue: FormulasWithoutValue { rows.formulasWithoutValue }

  func read(into row: inout Row) throws(ReadError) -> Bool {
    while true {
      if rows.pop(into: &row) { return true }
      if let failure {
        self.failure = nil
        throw failure
      }
      guard !isAtEnd else { return false }
      do {
        isAtEnd = try !parser.parseChunk()
      } catch {
        failure = rows.located(error)
        // A row that passes a limit itself is not handed out.
        try? rows.finishRow()
        isAtEnd = true
      }
    }
  }
}
