import Definitions
import Foundation
import LedgerTestSupport
import TestSupport
import Testing

@testable import LedgerStore
@testable import Reporting

/// What a run that was killed leaves, and who finishes it.
struct PublicationTests {
  let folder: TemporaryFolder
  let period: Period
  let outputs: OutputFolder
  let publication: Publication

  init() throws {
    folder = try TemporaryFolder()
    period = try #require(Period("2023-06"))
    outputs = OutputFolder(output: folder.path, period: period)
    publication = Publication(output: folder.path, period: period)
  }

  private func build(_ text: String) throws -> LedgerBuilder {
    let builder = try LedgerBuilder(
      pipeline: MiniPipeline().load(), period: period,
      place: LedgerPlace(output: folder.path, period: period))
    try builder.execute("CREATE TABLE told AS SELECT '\(text)' AS text")
    try outputs.prepare(isPrivate: false)
    try folder.write(text, to: ".2023-06.building/metrics.csv")
    try folder.write(
      #"{"outputs": ["metrics.csv", "summary.json"]}"#, to: ".2023-06.building/summary.json")
    return builder
  }

  /// Leaves what a run leaves that is killed between the two renames.
  private func killBetweenTheRenames() throws {
    try publication.publish(build("old"))
    try folder.write("mine", to: "2023-06/笔记.txt")
    try build("new").finish()
    try outputs.mark()
    try outputs.publish()
    #expect(try told() == ["new", "old"])
  }

  /// The outputs, and the ledger, which is told by its bytes.
  private func told() throws -> [String] {
    let ledger = try Data(
      contentsOf: URL(fileURLWithPath: folder.path(of: "ledger/2023-06.sqlite")))
    return [
      try String(contentsOfFile: folder.path(of: "2023-06/metrics.csv"), encoding: .utf8),
      ledger.range(of: Data("new".utf8)) == nil ? "old" : "new",
    ]
  }

  private func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  }

  private let whole = [
    "2023-06", "2023-06/metrics.csv", "2023-06/summary.json", "ledger",
    "ledger/2023-06.sqlite",
  ]

  @Test func aPublicationLeavesNothingBesideItself() throws {
    try publication.publish(build("old"))
    #expect(try names() == whole)
    try publication.publish(build("new"))
    #expect(try names() == whole)
    #expect(try told() == ["new", "new"])
  }

  @Test func whoeverComesNextFinishesIt() throws {
    try killBetweenTheRenames()
    try Publication.complete(output: folder.path, period: period)
    #expect(try told() == ["new", "new"])
    #expect(try names() == (whole + ["2023-06/笔记.txt"]).sorted())
  }

  @Test func aKillAfterTheSecondRenameIsFinishedToo() throws {
    try killBetweenTheRenames()
    #expect(
      rename(
        folder.path(of: "ledger/.2023-06.sqlite.building"), folder.path(of: "ledger/2023-06.sqlite")
      ) == 0)
    try Publication.complete(output: folder.path, period: period)
    #expect(try told() == ["new", "new"])
    #expect(try names() == (whole + ["2023-06/笔记.txt"]).sorted())
  }

  /// A run that is killed before the exchange has published nothing, and its mark must not come to the place
  /// with files that are moved there.
  @Test func aKillBeforeTheExchangeChangesNothing() throws {
    try publication.publish(build("old"))
    try build("new").finish()
    try outputs.mark()
    try Publication.complete(output: folder.path, period: period)
    #expect(try told() == ["old", "old"])
    let next = try build("newer")
    #expect(!outputs.isMarked)
    publication.discard(next)
    #expect(try names() == whole)
    #expect(try told() == ["old", "old"])
  }

  /// Beside a mark that stays, a ledger half built would be taken for a finished one.
  @Test func nothingIsBuiltBesideAMarkThatStays() throws {
    try killBetweenTheRenames()
    let mark = folder.path(of: "2023-06/.publishing")
    #expect(unlink(mark) == 0)
    #expect(mkdir(mark, 0o700) == 0)
    #expect(throws: LedgerError.self) { try publication.complete() }
    #expect(try told() == ["new", "new"])
  }

  /// A run that is just publishing is let finish by itself.
  @Test func aLivingRunIsLeftAlone() throws {
    try killBetweenTheRenames()
    let lock = try PeriodLock(output: folder.path, period: period)
    try Publication.complete(output: folder.path, period: period)
    #expect(try told() == ["new", "old"])
    lock.release()
  }

  @Test func aLedgerThatCannotFollowTakesTheOutputsBack() throws {
    try publication.publish(build("old"))
    let builder = try build("new")
    let path = folder.path(of: "ledger/2023-06.sqlite")
    try FileManager.default.moveItem(atPath: path, toPath: path + ".aside")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(throws: LedgerError.self) { try publication.publish(builder) }
    publication.discard(builder)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: path + ".aside", toPath: path)
    #expect(try told() == ["old", "old"])
    #expect(try names() == whole)
  }
}
