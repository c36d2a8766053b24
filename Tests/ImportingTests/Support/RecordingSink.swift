import Definitions
import Importing
import Spreadsheets

/// Keeps what an import hands on, as text.
final class RecordingSink: ImportSink {
  struct Record: Equatable {
    var dataset: String
    var id: Int64
    var sheet: Int
    var row: Int
    /// The values that are not null, by field or link.
    var values: [String: String]
  }

  let pipeline: Pipeline
  private(set) var sources: [SourceFile] = []
  private(set) var sheets: [SourceSheet] = []
  private(set) var records: [Record] = []
  private(set) var findings: [Finding] = []
  private(set) var skipped: [SkippedRecord] = []
  private(set) var accounts: [Int: RowAccount] = [:]
  private(set) var bodies: [Int: String] = [:]
  /// The sheets that are not read, and those read for them.
  private(set) var replaced: [Int: Int] = [:]
  /// What was called, in order.
  private(set) var calls: [String] = []

  init(_ pipeline: Pipeline) { self.pipeline = pipeline }

  func add(_ source: SourceFile) -> Int {
    calls.append("source")
    sources.append(source)
    return sources.count
  }

  func add(_ sheet: SourceSheet) -> Int {
    calls.append("sheet")
    sheets.append(sheet)
    return sheets.count
  }

  func add(_ finding: Finding) { findings.append(finding) }
  func add(_ skipped: SkippedRecord) { self.skipped.append(skipped) }

  func place(column: Int, ofSheet sheet: Int, in field: String) {
    guard let index = sheets[sheet - 1].columns.firstIndex(where: { $0.column == column }) else {
      return
    }
    sheets[sheet - 1].columns[index].field = field
  }

  func replace(sheet: Int, by other: Int) { replaced[sheet] = other }

  func finish(sheet: Int, account: RowAccount, body: String?) {
    calls.append("finish \(sheet)")
    accounts[sheet] = account
    bodies[sheet] = body
  }

  func load(_ batch: RecordBatch) {
    calls.append("load \(pipeline.datasets[batch.dataset].name)")
    let dataset = pipeline.datasets[batch.dataset]
    for record in 0..<batch.count {
      let row = batch.values[record * batch.width..<(record + 1) * batch.width].map {
        text(of: $0, in: batch)
      }
      var values: [String: String] = [:]
      let names = dataset.fields.map(\.name) + dataset.links.map(\.name)
      for (name, value) in zip(names, row.dropFirst(RecordBatch.provenanceColumns)) {
        values[name] = value
      }
      records.append(
        Record(
          dataset: dataset.name, id: Int64(row[0] ?? "") ?? 0, sheet: Int(row[1] ?? "") ?? 0,
          row: Int(row[2] ?? "") ?? 0, values: values))
    }
  }

  private func text(of value: LedgerValue, in batch: RecordBatch) -> String? {
    switch value {
    case .null: return nil
    case .integer(let number): return "\(number)"
    case .real(let number): return "\(number)"
    case .text(let start, let length):
      return String(decoding: batch.bytes[Int(start)..<Int(start + length)], as: UTF8.self)
    }
  }

  func values(of field: String) -> [String?] { records.map { $0.values[field] } }

  /// `row rule` of each finding about a row or a sheet, in order.
  var marks: [String] { findings.map { "\($0.row ?? 0) \($0.rule)" } }

  /// `row reason` of each row that is no record.
  var skips: [String] { skipped.map { "\($0.row) \($0.reason.rawValue)" } }
}
