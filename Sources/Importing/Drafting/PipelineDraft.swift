import Definitions
import Spreadsheets

/// A pipeline drafted from the headings and values of given files, for an analyst to go on with.
public struct PipelineDraft {
  /// What was looked at, for the report: a sheet, and the dataset it became part of; `nil` where it has no table.
  public struct Source: Hashable, Sendable {
    public var file: String
    public var sheet: String
    public var dataset: String?
  }

  public let name: String
  public private(set) var sources: [Source] = []
  /// Files that cannot be read.
  public private(set) var failures: [ReadError] = []
  private(set) var datasets: [DraftDataset] = []
  private var names = DraftNames()

  public init(name: String) { self.name = name }

  public var isEmpty: Bool { datasets.isEmpty }

  /// Looks at the visible sheets of a file. Sheets with the same headings, or of one name, become one dataset.
  public mutating func add(_ input: InputFile) {
    do throws(ReadError) {
      let file = try SpreadsheetOpener.open(path: input.path, name: input.name)
      for sheet in file.sheets where sheet.visibility == .visible {
        try add(sheet, of: file, input)
      }
    } catch {
      failures.append(error)
    }
  }

  private mutating func add(
    _ sheet: Sheet, of file: any SpreadsheetFile, _ input: InputFile
  ) throws(ReadError) {
    func rows() throws(ReadError) -> MergeFillingReader {
      MergeFillingReader(try file.rows(of: sheet), ranges: try file.mergedRanges(of: sheet))
    }
    var source = Source(file: input.name, sheet: sheet.name)
    defer { sources.append(source) }
    guard let table = try TableFinder.table(in: rows()), table.headerRow != nil else { return }
    let reader = TableReader(try rows(), table: table)
    var row = Row()
    guard try reader.read(into: &row) else { return }
    let headings = row.cells.map { cell in
      (column: cell.column, heading: Self.oneLine(row.text(of: cell)))
    }
    guard headings.count >= 2 else { return }
    let title = title(of: sheet, input)
    let place =
      datasets.firstIndex { $0.resembles(headings.map(\.heading)) }
      ?? datasets.firstIndex { $0.title == title }
    let index = place ?? addDataset(title: title)
    try datasets[index].add(reader, headings: headings)
    source.dataset = datasets[index].name
  }

  private mutating func addDataset(title: String) -> Int {
    let name = names.name(for: title, fallback: "table_\(datasets.count + 1)")
    datasets.append(DraftDataset(name: name, title: title))
    return datasets.count - 1
  }

  /// The sheet's name, or the file's where the sheet has none that says anything.
  private func title(of sheet: Sheet, _ input: InputFile) -> String {
    let plain = sheet.name.lowercased()
    if !sheet.name.isEmpty, !plain.hasPrefix("sheet"), !plain.hasPrefix("工作表") { return sheet.name }
    let file = input.name.split(separator: "/").last.map(String.init) ?? input.name
    return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  }

  private static func oneLine(_ text: String) -> String {
    text.split { $0.isNewline || $0 == "\t" }.joined().split(separator: " ").joined(separator: " ")
  }
}
