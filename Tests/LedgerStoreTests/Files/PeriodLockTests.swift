import Definitions
import Foundation
import LedgerStore
import TestSupport
import Testing

struct PeriodLockTests {
  let folder: TemporaryFolder
  let period: Period

  init() throws {
    folder = try TemporaryFolder()
    period = try #require(Period("2023-06"))
  }

  @Test func oneRunAtATimeBuildsAPeriod() throws {
    let first = try PeriodLock(output: folder.path, period: period)
    let error = #expect(throws: LedgerError.self) {
      try PeriodLock(output: folder.path, period: period)
    }
    #expect(error == LedgerError(.busy, path: "2023-06"))
    first.release()
    let second = try PeriodLock(output: folder.path, period: period)
    second.release()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test func anotherPeriodIsBuiltMeanwhile() throws {
    let first = try PeriodLock(output: folder.path, period: period)
    let second = try PeriodLock(
      output: folder.path, period: try #require(Period("2023-07")))
    second.release()
    first.release()
  }

  @Test func theFileOfAKilledRunLocksNothing() throws {
    try folder.write("", to: ".2023-06.lock")
    try PeriodLock(output: folder.path, period: period).release()
  }

  @Test func theFolderIsMade() throws {
    try PeriodLock(output: folder.path(of: "a/b/c"), period: period).release()
    #expect(FileManager.default.fileExists(atPath: folder.path(of: "a/b/c")))
  }

  @Test func aPlaceBelowAFileIsToldOf() throws {
    try folder.write("", to: "file")
    let error = #expect(throws: LedgerError.self) {
      try PeriodLock(output: folder.path(of: "file/out"), period: period)
    }
    #expect(
      error
        == LedgerError(.unwritable(SystemFault(ENOTDIR)), path: folder.path(of: "file/out")))
  }
}
