/// What makes rows out of a markup file, some more with each chunk of it.
protocol MarkupRowSource: AnyObject {
  /// Reads the next chunk; returns `false` when there are no more rows.
  func parseChunk() throws(ReadError) -> Bool
  /// Takes the first row that is complete.
  func pop(into row: inout Row) -> Bool
  /// The merged ranges that have been met so far.
  var mergedRanges: [MergedRange] { get }
  var formulasWithoutValue: FormulasWithoutValue { get }
  var notes: SheetNotes { get }
}

extension MarkupRowSource {
  /// Reads to the end, for the merged ranges alone. Damage is left for whoever reads the rows.
  func allMergedRanges() -> [MergedRange] {
    var row = Row()
    do throws(ReadError) {
      while try parseChunk() {
        while pop(into: &row) {}
      }
    } catch {}
    return mergedRanges
  }
}

/// The rows of a sheet in a markup file. Of a damaged one, the rows before the damage come first.
final class MarkupRowReader: RowReader {
  private let source: any MarkupRowSource
  private var failure: ReadError?
  private var isAtEnd = false

  init(_ source: any MarkupRowSource) {
    self.source = source
  }

  var formulasWithoutValue: FormulasWithoutValue { source.formulasWithoutValue }
  var notes: SheetNotes { source.notes }

  func read(into row: inout Row) throws(ReadError) -> Bool {
    while true {
      if source.pop(into: &row) { return true }
      if let failure {
        self.failure = nil
        throw failure
      }
      guard !isAtEnd else { return false }
      do {
        isAtEnd = try !source.parseChunk()
      } catch {
        failure = error
        isAtEnd = true
      }
    }
  }
}
