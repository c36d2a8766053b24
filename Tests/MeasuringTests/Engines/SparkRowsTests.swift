import LedgerStore
import TestSupport
import Testing

@testable import Measuring

struct SparkRowsTests {
  let rows = SparkRows(columns: ["c0", "c1", "c2"])

  @Test(arguments: [
    (#"{}"#, [Ledger.Value.null, .null, .null]),
    (#"{"c1":"","c0":12}"#, [.integer(12), .text(""), .null]),
    (
      #"{"c0":9007199254740993,"c1":-1.5E-7,"c2":"东\"镇\n\\"}"#,
      [.integer(9_007_199_254_740_993), .real(-1.5e-7), .text("东\"镇\n\\")]
    ),
    (#"{"c0":true,"c1":false,"c2":null}"#, [.integer(1), .integer(0), .null]),
    (#"{ "c0" : 3.0 , "c9" : "x" }"#, [.real(3), .null, .null]),
    (#"{"c2":"\u4e1c"}"#, [.null, .null, .text("东")]),
  ])
  func reads(line: String, row: [Ledger.Value]) {
    #expect(rows.row(Array(line.utf8)) == row)
  }

  @Test(arguments: [
    "", "{", #"{"c0"}"#, #"{"c0":}"#, #"{"c0":x}"#, #"{"c0":1"#, #"{"c0":1}}"#, #"{"c0":"a}"#,
    "[1]",
    #"{"c0":"a\"#,
  ])
  func refuses(line: String) {
    #expect(rows.row(Array(line.utf8)) == nil)
  }

  /// What is written is read.
  @Test(arguments: [
    Ledger.Value.null, .integer(.min), .integer(.max), .real(0.1), .real(1e300), .real(3),
    .text(""),
    .text("'\"\\\u{0}\u{1F}\r\n\t\u{2028}东"),
  ])
  func writes(value: Ledger.Value) throws {
    let folder = try TemporaryFolder()
    let file = try JSONLinesFile(path: folder.path(of: "rows.json"), columns: ["a", "列 \""])
    try file.write([.integer(1), value])
    try file.close()
    var read: [[Ledger.Value]] = []
    try SparkRows(columns: ["a", "列 \""]).forEachRow(in: folder.path) { read.append($0) }
    #expect(read == [[.integer(1), value]])
  }
}
