import Spreadsheets

/// Counts the rows and cells of files, each read to its end: whether all of it can be read, and how much it is.
public struct CellCounter: Sendable {
  /// What a sheet holds.
  public struct SheetCount: Sendable {
    public var sheet: String
    public var rows = 0
    /// By `Cell.Kind`.
    public var cells = Array(repeating: 0, count: CellCounter.kinds.count)

    public var total: Int { cells.reduce(0, +) }
  }

  public struct FileCount: Sendable {
    public var file: String
    public var sheets: [SheetCount] = []
    /// Why the file, or the rest of its last sheet, could not be read.
    public var error: ReadError?
  }

  /// In the order of the counts.
  public static let kinds: [Cell.Kind] = [.text, .number, .boolean, .error, .isoDate]

  private let limits: ReadLimits
  private let threads: Int

  /// - Parameter threads: How many files are read side by side.
  public init(limits: ReadLimits = ReadLimits(), threads: Int = Importer.usualThreads) {
    self.limits = limits
    self.threads = threads
  }

  /// - Parameter body: Called with what came of each file, in their order.
  public func count(_ inputs: [InputFile], _ body: (FileCount) throws -> Void) rethrows {
    try SideBySide.forEach(inputs, threads: threads) { [limits] input in
      CellCounter.count(input, limits)
    } body: {
      try body($0)
    }
  }

  private static func count(_ input: InputFile, _ limits: ReadLimits) -> FileCount {
    var count = FileCount(file: input.name)
    do throws(ReadError) {
      let file = try SpreadsheetOpener.open(path: input.path, name: input.name, limits: limits)
      for sheet in file.sheets {
        count.sheets.append(SheetCount(sheet: sheet.name))
        try add(try file.rows(of: sheet), to: &count.sheets[count.sheets.count - 1])
      }
    } catch {
      count.error = error
    }
    return count
  }

  private static func add(
    _ reader: any RowReader, to count: inout SheetCount
  ) throws(ReadError) {
    var row = Row()
    while try reader.read(into: &row) {
      count.rows += 1
      for cell in row.cells { count.cells[Int(cell.kind.rawValue)] += 1 }
    }
  }
}
