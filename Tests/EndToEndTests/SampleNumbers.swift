import Definitions
import Foundation
import GRDB
import Spreadsheets
import TestSupport

/// Every identity and telephone number of the sample month, as it was sent and as it was read.
struct SampleNumbers {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Digits alone, and an X at the end.
  let numbers: Set<String>
  private let lengths: Set<Int>
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var numbers: Set<String> = []
    for text in try SampleNumbers.sent() + SampleNumbers.kept(in: folder) {
      let number = SampleNumbers.digits(of: text)
      // A local number or a part of an id is no one's yet.
      if (11...19).contains(number.count) { numbers.insert(number) }
    }
    self.numbers = numbers
    lengths = Set(numbers.map(\.count))
  }

  /// The cells that are such a number and nothing else, however it is written.
  private static func sent() throws -> [String] {
    let run = try TaizhangProcess.run(
      ["inspect", "samples/2023-06", "--dump-jsonl"], in: root.path)
    let isNumber = /1[3-9]\d{9}|0\d{2,3}\d{7,8}|\d{15}|\d{17}[\dX]/
    var texts: [String] = []
    for line in run.output.split(separator: "\n") where line.hasPrefix("[") {
      for cell in try JSONDecoder().decode([Cell].self, from: Data(line.utf8)) {
        guard digits(of: cell.text).wholeMatch(of: isNumber) != nil else { continue }
        texts.append(cell.text)
      }
    }
    return texts
  }

  private struct Cell: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        self.text = text
      } else {
        text = (try? value.decode(Int64.self)).map(String.init) ?? ""
      }
    }
  }

  /// What the ledger holds in sensitive fields, and in findings about them.
  private static func kept(in folder: TemporaryFolder) throws -> [String] {
    let pipeline = try PipelineLoader.load(
      directory: root.appendingPathComponent("pipelines/grassroots-2023").path)
    _ = try TaizhangProcess.run(
      [
        "run", "pipelines/grassroots-2023", "--period", "2023-06", "--input", "samples/2023-06",
        "--out", folder.path(of: "kept"), "--quiet",
      ], in: root.path)
    let queue = try DatabaseQueue(path: folder.path(of: "kept/ledger/2023-06.sqlite"))
    return try queue.read { db in
      var texts = try String.fetchAll(
        db, sql: "SELECT value FROM _finding WHERE is_sensitive AND value IS NOT NULL")
      for dataset in pipeline.datasets {
        for field in dataset.fields where field.isSensitive {
          texts += try String.fetchAll(
            db,
            sql: """
              SELECT "\(field.name)" FROM "\(dataset.name)" WHERE "\(field.name)" IS NOT NULL
              """)
        }
      }
      return texts
    }
  }

  /// All outputs of the last run, but for the ledger and the workbooks that go back to their senders, which
  /// hold what these sent.
  func outputs() throws -> [(name: String, text: String)] {
    try files { !$0.hasPrefix("ledger") && !SampleNumbers.isReturn($0) }
  }

  /// The workbooks that go back.
  func returns() throws -> [(name: String, text: String)] { try files(SampleNumbers.isReturn) }

  private static func isReturn(_ name: String) -> Bool {
    name.contains("/returns/") && name.hasSuffix(".xlsx")
  }

  private func files(_ isMeant: (String) -> Bool) throws -> [(name: String, text: String)] {
    let out = folder.path(of: "out")
    return try (FileManager.default.subpaths(atPath: out) ?? []).sorted().compactMap { name in
      guard isMeant(name), (name as NSString).pathExtension != "" else { return nil }
      let path = "\(out)/\(name)"
      if name.hasSuffix(".xlsx") { return (name, try SampleNumbers.text(ofWorkbook: path)) }
      return (
        name, String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      )
    }
  }

  /// The cells of all sheets, a line each; what lies compressed in the file cannot be searched.
  static func text(ofWorkbook path: String) throws -> String {
    let file = try SpreadsheetOpener.open(path: path)
    var text = ""
    for sheet in file.sheets {
      let rows = try file.rows(of: sheet)
      var row = Row()
      while try rows.read(into: &row) {
        for cell in row.cells { text += row.text(of: cell) + "\n" }
      }
    }
    return text
  }

  /// The numbers that stand in a text, also with spaces or strokes between their digits.
  func shown(in text: String) -> [String] {
    var shown: [String] = []
    var run: [UInt8] = []
    func endRun() {
      defer { run.removeAll(keepingCapacity: true) }
      for length in lengths where run.count >= length {
        for start in 0...(run.count - length) {
          let number = String(decoding: run[start..<start + length], as: UTF8.self)
          if numbers.contains(number) { shown.append(number) }
        }
      }
    }
    for byte in text.precomposedStringWithCompatibilityMapping.utf8 {
      switch byte {
      case 0x30...0x39: run.append(byte)
      case 0x58, 0x78:
        run.append(0x58)
        endRun()
      case 0x20, 0x2D: break
      default: endRun()
      }
    }
    endRun()
    return shown
  }

  private static func digits(of text: String) -> String {
    String(
      text.precomposedStringWithCompatibilityMapping.uppercased().filter {
        $0.isASCII && ($0.isNumber || $0 == "X")
      })
  }
}
