import Foundation
import TestSupport
import Testing

@testable import Importing
@testable import Spreadsheets

/// Rows that are read ahead by threads are what they are when read one after the other.
struct RowStreamTests {
  /// Gives rows of one cell, its number, and breaks off where it is told to.
  private final class Numbers: RowReader {
    let formulasWithoutValue = FormulasWithoutValue()
    private(set) var given = 0
    private let count: Int
    private let breaks: Bool

    init(_ count: Int, breaks: Bool = false) {
      self.count = count
      self.breaks = breaks
    }

    func read(into row: inout Row) throws(ReadError) -> Bool {
      guard given < count else {
        if breaks { throw ReadError(.changed, at: SourcePosition(file: "x")) }
        return false
      }
      given += 1
      row.number = given
      return true
    }
  }

  private func stream(_ rows: Numbers, threads: Int, mostRows: Int) throws -> RowStream {
    let month = TestMonth(TestMonth.member)
    let pipeline = try month.load()
    let dataset = pipeline.datasets[0]
    let plan = SheetPlan(
      dataset: 0, headerRow: 0, lastHeaderRow: 0, columns: [], score: 0, missingFields: [],
      missingInSomeRows: [], isWide: false, header: [])
    let sheet = SheetReading(
      source: 1, number: 1, dateSystem: .from1900, plan: plan, dataset: dataset, year: nil)
    let worker = RowWorker(
      sheet: sheet,
      sorter: RowSorter(
        plan, dataset: dataset, classifier: RowClassifier(), dateSystem: .from1900),
      digest: BodyDigest(sheet, dataset: dataset), record: ParsedRecord(fields: 4),
      readsCells: true)
    let readers = (0..<threads).map { _ in RecordReader([]) }
    return RowStream(rows, worker: worker, readers: readers, mostRows: mostRows)
  }

  @Test(arguments: [0, 1, 7, 8, 9, 1_000], [1, 2, 4])
  func rowsComeInTheirOrder(count: Int, threads: Int) throws {
    for mostRows in [1, 3, 8, 512] {
      let stream = try stream(Numbers(count), threads: threads, mostRows: mostRows)
      var numbers: [Int] = []
      while let block = try stream.next() {
        numbers += (0..<block.count).map { block.rows[$0].number }
      }
      stream.stop()
      #expect(numbers == Array(1..<count + 1))
    }
  }

  @Test(arguments: [0, 1, 8, 100], [1, 3])
  func whatStandsBeforeABreakIsGiven(count: Int, threads: Int) throws {
    let stream = try stream(Numbers(count, breaks: true), threads: threads, mostRows: 8)
    var given = 0
    #expect(throws: ReadError.self) {
      while let block = try stream.next() { given += block.count }
    }
    stream.stop()
    #expect(given == count)
  }

  /// Whoever judges may give up; no thread goes on reading, and memory is bounded by the blocks.
  @Test(arguments: [1, 2, 4]) func itCanBeStopped(threads: Int) throws {
    let rows = Numbers(1_000_000)
    let stream = try stream(rows, threads: threads, mostRows: 10)
    for _ in 0..<3 { _ = try stream.next() }
    stream.stop()
    #expect(rows.given <= (3 + threads + 2) * 10)
    let given = rows.given
    usleep(10_000)
    #expect(rows.given == given)
  }

  private struct Outcome: Equatable {
    var records: [RecordingSink.Record]
    var findings: [String]
    var skipped: [String]
    var accounts: [Int: RowAccount]
    var bodies: [Int: String]

    init(_ sink: RecordingSink) {
      records = sink.records
      findings = sink.findings.map { "\($0)" }
      skipped = sink.skipped.map { "\($0)" }
      accounts = sink.accounts
      bodies = sink.bodies
    }
  }

  /// Titles, totals, repeated headers, blank and wrong rows, columns without a heading, the same person twice.
  private func sheet(_ random: inout SeededGenerator) -> [[String?]] {
    let header: [String?] = ["姓名", "身份证号", "联系电话", "备注", nil]
    var rows: [[String?]] = [["党员花名册", nil, nil, nil, nil], header]
    let names = ["张三", "李 四", "　王五", "Ａ·Ｂ", "无", "合计", "东村小计", "小计", "填表人：赵六", "12", nil]
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      if Int.random(in: 0..<12, using: &random) == 0 { rows.append(header) }
      rows.append([
        names.randomElement(using: &random) ?? nil,
        (TestMonth.ids + ["459901199001010000", "无", "1"]).randomElement(using: &random),
        [nil, "13800000000", "0571-88881234", "x"].randomElement(using: &random) ?? nil,
        [nil, "同上", "#REF!", "注：一"].randomElement(using: &random) ?? nil,
        Int.random(in: 0..<20, using: &random) == 0 ? "丢失的列" : nil,
      ])
    }
    return rows
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func anImportIsTheSameWithAnyNumberOfThreads(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let month = TestMonth(TestMonth.member)
      .with("a.csv", sheet(&random)).with("b.csv", sheet(&random))
    let whole = try Outcome(month.run(threads: 1))
    for (threads, rows) in [(1, 1), (1, 5), (2, 1), (3, 4), (4, 16)] {
      #expect(try Outcome(month.run(threads: threads, rowsAhead: rows)) == whole)
    }
  }
}
