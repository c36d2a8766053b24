import Definitions
import Foundation
import Importing
import LedgerTestSupport
import Measuring
import Reporting
import TestSupport
import Testing

@testable import LedgerStore

/// The outputs are the same with any number of connections that read for them.
struct ReportPartTests {
  private func outputs(
    _ files: MiniPipeline, readers count: Int, isAhead: Bool = false
  ) throws -> [String: Data] {
    let folder = try TemporaryFolder()
    let pipeline = try files.load()
    let period = try #require(Period(MiniMonth.period))
    let builder = try LedgerBuilder(
      pipeline: pipeline, period: period, place: LedgerPlace(output: folder.path, period: period))
    defer { builder.discard() }
    try MiniMonth().fill(builder, pipeline: pipeline, period: period)
    let readers = try builder.openReaders(count)
    let disclosure = Disclosure(pipeline, isUnmasked: false)
    let output = OutputFolder(output: folder.path, period: period)
    try output.prepare(isPrivate: false)
    let ahead =
      isAhead
      ? try TablesAhead(
        RowQueries(pipeline), pipeline: pipeline, period: period, disclosure: disclosure,
        to: output, from: readers) : nil
    #expect((ahead != nil) == (isAhead && count > 0))
    // What a model does meanwhile.
    try builder.execute("CREATE TABLE other AS SELECT _id FROM member")
    try builder.execute("DROP TABLE other")
    let written = try ahead?.finish()
    try builder.commit()
    try CheckRunner(pipeline: pipeline, period: period).run(on: readers) { try builder.add($0) }
    try builder.commit()
    let results = try MetricRunner(pipeline: pipeline, period: period).run(on: readers)
    let inputs = try TemporaryFolder()
    _ = try Reports(
      pipeline: pipeline, period: period, results: results,
      disclosure: disclosure, language: .chinese,
      inputs: InputLister.files(at: [MiniMonth().write(to: inputs)]), written: written
    ).write(to: output, from: readers)
    try output.publish()
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: output.path) {
      found[name] = FileManager.default.contents(atPath: "\(output.path)/\(name)") ?? Data()
    }
    return found
  }

  @Test(arguments: 1...4) func theBytesAreTheSame(readers count: Int) throws {
    let alone = try outputs(MiniPipeline(), readers: 0)
    #expect(alone.keys.contains("returns/README.txt"))
    #expect(alone.count > 10)
    #expect(try outputs(MiniPipeline(), readers: count) == alone)
  }

  @Test(arguments: 0...3) func whatIsWrittenAheadIsTheSame(readers count: Int) throws {
    #expect(
      try outputs(MiniPipeline(), readers: count, isAhead: true)
        == outputs(MiniPipeline(), readers: count))
  }

  /// What is written ahead is not written again: here someone else has been at it in between.
  @Test func whatIsWrittenAheadIsNotWrittenAgain() throws {
    let folder = try TemporaryFolder()
    let pipeline = try MiniPipeline().load()
    let period = try #require(Period(MiniMonth.period))
    let builder = try LedgerBuilder(
      pipeline: pipeline, period: period, place: LedgerPlace(output: folder.path, period: period))
    defer { builder.discard() }
    try MiniMonth().fill(builder, pipeline: pipeline, period: period)
    let readers = try builder.openReaders(1)
    let disclosure = Disclosure(pipeline, isUnmasked: false)
    let output = OutputFolder(output: folder.path, period: period)
    try output.prepare(isPrivate: false)
    let written = try TablesAhead(
      RowQueries(pipeline), pipeline: pipeline, period: period, disclosure: disclosure,
      to: output, from: readers)?.finish()
    let path = folder.path + "/.\(period).building/tables/towns.csv"
    #expect(FileManager.default.fileExists(atPath: path))
    try Data("mark".utf8).write(to: URL(filePath: path))
    _ = try Reports(
      pipeline: pipeline, period: period, results: [], disclosure: disclosure, language: .chinese,
      only: [.tables], written: written
    ).write(to: output, from: readers)
    #expect(FileManager.default.contents(atPath: path) == Data("mark".utf8))
  }
}
