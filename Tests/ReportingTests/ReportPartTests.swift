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
  private func outputs(_ files: MiniPipeline, readers count: Int) throws -> [String: Data] {
    let folder = try TemporaryFolder()
    let pipeline = try files.load()
    let period = try #require(Period(MiniMonth.period))
    let builder = try LedgerBuilder(
      pipeline: pipeline, period: period, place: LedgerPlace(output: folder.path, period: period))
    defer { builder.discard() }
    try MiniMonth().fill(builder, pipeline: pipeline, period: period)
    let readers = try builder.openReaders(count)
    try CheckRunner(pipeline: pipeline, period: period).run(on: readers) { try builder.add($0) }
    try builder.commit()
    let output = OutputFolder(output: folder.path, period: period)
    try output.prepare(isPrivate: false)
    let results = try MetricRunner(pipeline: pipeline, period: period).run(on: readers)
    let inputs = try TemporaryFolder()
    _ = try Reports(
      pipeline: pipeline, period: period, results: results,
      disclosure: Disclosure(pipeline, isUnmasked: false), language: .chinese,
      inputs: InputLister.files(at: [MiniMonth().write(to: inputs)])
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
}
