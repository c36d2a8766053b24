import Definitions
import Foundation
import TestSupport

@testable import Importing
@testable import Spreadsheets

/// A pipeline and a folder of input files, imported into a `RecordingSink`.
struct TestMonth {
  /// One dataset with a name, an id and a phone; the id rejects the row.
  static let member = """
    dataset: member
    title: 党员花名册
    kind: snapshot
    key: [citizen_id]
    label: name
    fields:
      - {name: name, title: 姓名, type: person_name, required: true}
      - name: citizen_id
        title: 身份证号
        aliases: [公民身份号码]
        type: citizen_id
        required: true
        severity: error
        sensitive: true
      - {name: phone, title: 联系电话, aliases: [手机], type: phone}
      - {name: note, title: 备注, type: text}
    rules:
      - {rule: X02, title: 重复, field: citizen_id, unique: [citizen_id], severity: error, message: "与 {other} 重复"}
    """

  /// Made-up ids with an area that nobody has.
  static let ids = [
    "459901199001010015", "459901199001010023", "459901199001010031", "45990119900101004X",
    "459901199001010058", "459901199001010066", "459901199001010074", "459901199001010082",
  ].map { String($0.prefix(17)) + checkDigit($0) }

  private static func checkDigit(_ id: String) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(id.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
    return String(Array("10X98765432")[sum % 11])
  }

  var definitions: [String: String]
  var period = "2023-06"
  private var files: [(name: String, content: Data)] = []

  /// - Parameter datasets: One definition each; its name is read from its first line.
  init(
    _ datasets: String..., vocabularies: String = "sex: {男: [男性], 女: [女性]}\n",
    parameters: String? = nil, findings: String = ""
  ) {
    definitions = [
      "pipeline.yaml": "pipeline: test\ntitle: 试\n" + findings, "vocabularies.yaml": vocabularies,
    ]
    definitions["parameters.yaml"] = parameters
    for text in datasets {
      let line = text.prefix { $0 != "\n" }
      let name = line.replacing("dataset:", with: "").filter { $0 != " " }
      definitions["datasets/\(name).yaml"] = text
    }
  }

  func with(_ name: String, _ content: Data) -> TestMonth {
    var month = self
    month.files.append((name, content))
    return month
  }

  /// Adds a CSV file; cells that are `nil` are blank.
  func with(_ name: String, _ rows: [[String?]]) -> TestMonth {
    let lines = rows.map { row in row.map { $0 ?? "" }.joined(separator: ",") }
    return with(name, Data((lines.joined(separator: "\n") + "\n").utf8))
  }

  func load() throws -> Pipeline {
    let folder = try TemporaryFolder(named: "test")
    for (path, text) in definitions { try folder.write(text, to: path) }
    return try withExtendedLifetime(folder) { try PipelineLoader.load(directory: folder.path) }
  }

  /// Imports the files in the order of their names.
  func run(
    limits: ReadLimits = ReadLimits(), language: Language = .chinese, earlier: SheetBodies? = nil,
    threads: Int = Importer.usualThreads, rowsAhead: Int? = nil
  ) throws -> RecordingSink {
    let pipeline = try load()
    let folder = try TemporaryFolder()
    for (name, content) in files { try folder.write(content, to: name) }
    let sink = RecordingSink(pipeline)
    guard let period = Period(period),
      let importer = Importer(
        pipeline: pipeline, period: period, language: language, limits: limits,
        earlier: earlier, threads: threads, sink: sink)
    else { throw TestError.noImporter }
    if let rowsAhead { importer.rowsAhead = rowsAhead }
    try importer.run(InputLister.files(at: [folder.path]))
    return sink
  }

  enum TestError: Error { case noImporter }
}

/// A workbook of a few sheets, each cell an inline string unless it is written as `=xml`.
struct TestSheets {
  struct TestSheet {
    var name: String
    var rows: [[String?]]
    var state = ""
    /// Replaces the whole part.
    var xml: String?
  }

  var sheets: [TestSheet]
  /// What stands before and behind the rows of each sheet.
  var front = ""
  var tail = ""
  /// Further parts of the archive.
  var parts: [String: String] = [:]

  init(_ sheets: TestSheet...) { self.sheets = sheets }

  var data: Data {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    var entries: [ZipWriter.Entry] = []
    let list = sheets.enumerated().map { index, sheet in
      let state = sheet.state.isEmpty ? "" : " state=\"\(sheet.state)\""
      return "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state)/>"
    }
    entries.append(
      ZipWriter.Entry(
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\"><sheets>\(list.joined())</sheets></workbook>"))
    // Style 1 is a date, 2 is struck through, 3 shows two decimals, 4 a percentage.
    entries.append(
      ZipWriter.Entry(
        "xl/styles.xml",
        """
        <styleSheet xmlns="\(main)"><fonts><font/><font><strike/></font></fonts>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf fontId="1"/><xf numFmtId="2"/>
        <xf numFmtId="9"/></cellXfs></styleSheet>
        """))
    for (index, sheet) in sheets.enumerated() {
      let body = sheet.xml ?? TestSheets.body(sheet.rows)
      entries.append(
        ZipWriter.Entry(
          "xl/worksheets/sheet\(index + 1).xml",
          "<worksheet xmlns=\"\(main)\">\(front)<sheetData>\(body)</sheetData>\(tail)</worksheet>"))
    }
    for (name, text) in parts.sorted(by: { $0.key < $1.key }) {
      entries.append(ZipWriter.Entry(name, text))
    }
    return Data(ZipWriter(entries).archive())
  }

  static func body(_ rows: [[String?]]) -> String {
    rows.enumerated().map { index, row in
      let cells = row.enumerated().compactMap { column, text -> String? in
        guard let text else { return nil }
        let place = SourcePosition.letters(ofColumn: column + 1) + "\(index + 1)"
        if text.hasPrefix("=") { return "<c r=\"\(place)\" \(text.dropFirst())</c>" }
        return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
      }
      return "<row r=\"\(index + 1)\">\(cells.joined())</row>"
    }.joined()
  }
}
