import Definitions
import Foundation
import LedgerTestSupport
import TestSupport
import Testing

@testable import LedgerStore

struct LedgerPlaceTests {
  let folder: TemporaryFolder
  let place: LedgerPlace
  let period: Period

  init() throws {
    folder = try TemporaryFolder()
    period = try #require(Period("2023-06"))
    place = LedgerPlace(output: folder.path(of: "out"), period: period)
  }

  private func builder() throws -> LedgerBuilder {
    try LedgerBuilder(pipeline: MiniPipeline().load(), period: period, place: place)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: place.folder).sorted()
  }

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func aLedgerStandsInItsPlaceOnlyWhenItIsWhole() throws {
    let builder = try builder()
    #expect(try names() == [".2023-06.sqlite.building"])
    try builder.finish()
    #expect(try names() == [".2023-06.sqlite.building"])
    try builder.publish()
    #expect(try names() == ["2023-06.sqlite"])
  }

  @Test func whatIsDiscardedLeavesTheEarlierLedgerAlone() throws {
    try folder.write("earlier", to: "out/ledger/2023-06.sqlite")
    let builder = try builder()
    builder.discard()
    #expect(try names() == ["2023-06.sqlite"])
    #expect(try String(contentsOfFile: place.path, encoding: .utf8) == "earlier")
  }

  @Test func whatAKilledRunLeftIsBuiltAnew() throws {
    try folder.write("half", to: "out/ledger/.2023-06.sqlite.building")
    let builder = try builder()
    try builder.finish()
    try builder.publish()
    #expect(try names() == ["2023-06.sqlite"])
  }

  @Test func aLinkInTheBuildingsPlaceIsNotFollowed() throws {
    try folder.write("precious", to: "precious")
    try folder.write("", to: "out/ledger/other")
    try FileManager.default.createSymbolicLink(
      atPath: place.folder + "/.2023-06.sqlite.building",
      withDestinationPath: folder.path(of: "precious"))
    let builder = try builder()
    try builder.finish()
    try builder.publish()
    #expect(try String(contentsOfFile: folder.path(of: "precious"), encoding: .utf8) == "precious")
  }

  @Test func aNewerLedgerReplacesTheEarlier() throws {
    try folder.write("earlier", to: "out/ledger/2023-06.sqlite")
    let builder = try builder()
    try builder.finish()
    #expect(try String(contentsOfFile: place.path, encoding: .utf8) == "earlier")
    try builder.publish()
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.path)).starts(with: "SQLite".utf8))
  }

  @Test func aFolderThatIsAFileIsToldOf() throws {
    try folder.write("", to: "out")
    let error = #expect(throws: LedgerError.self) { try builder() }
    #expect(error == LedgerError(.unwritable(SystemFault(ENOTDIR)), path: place.folder))
  }

  @Test func onlyItsOwnerCanReadItWhateverTheUmask() throws {
    // The umask is the whole process's, and so other tests' for a moment; none of them looks at it.
    let before = umask(0)
    defer { umask(before) }
    let builder = try builder()
    try builder.finish()
    try builder.publish()
    #expect(try permissions(place.folder) == 0o700)
    #expect(try permissions(place.path) == 0o600)
  }
}
