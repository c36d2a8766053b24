import Definitions
import Foundation
import Testing

@testable import LedgerStore

/// Which ledgers no longer follow from the one before.
struct LedgerChainTests {
  private let months: Months

  init() throws { months = try Months() }

  private static let row = "春训,2023-05-10,张一,西村党支部,8\n"

  private var stale: [String] {
    LedgerChain(output: months.folder.path(of: "out")).stale.map { "\($0)" }
  }

  private func three() throws {
    try months.run("2023-05", training: Self.row)
    try months.run("2023-06", training: nil)
    try months.run("2023-07", training: nil)
  }

  @Test func whatWasRunInOrderIsNotStale() throws {
    try three()
    #expect(stale == [])
    // Nor is it when the same is run again.
    try months.run("2023-05", training: Self.row)
    #expect(stale == [])
  }

  @Test func aChangeReachesAllMonthsAfterIt() throws {
    try three()
    try months.run("2023-05", training: Self.row.replacing("8", with: "6"))
    #expect(stale == ["2023-06", "2023-07"])
    try months.run("2023-06", training: nil)
    #expect(stale == ["2023-07"])
    try months.run("2023-07", training: nil)
    #expect(stale == [])
  }

  @Test func aMonthThatCameLaterMakesTheNextStale() throws {
    try months.run("2023-06", training: nil)
    try months.run("2023-05", training: Self.row)
    #expect(stale == ["2023-06"])
  }

  @Test func aMonthThatWasTakenAwayDoesNot() throws {
    try three()
    try FileManager.default.removeItem(atPath: months.place("2023-05").path)
    #expect(stale == [])
  }

  @Test func theFingerprintIsOfAllThatTheLedgerIsMadeFrom() throws {
    var months = months
    func fingerprint(training: String?, named name: String = "培训签到.csv") throws -> String? {
      try months.run("2023-05", training: training, named: name).facts()["fingerprint"]
    }
    let first = try fingerprint(training: Self.row)
    #expect(first?.count == 64)
    #expect(try fingerprint(training: Self.row) == first)
    #expect(try fingerprint(training: Self.row, named: "另一个.csv") != first)
    #expect(try fingerprint(training: nil) != first)
    months.pipeline["pipeline.yaml"]? += "# a word more\n"
    #expect(try fingerprint(training: Self.row) != first)
  }
}
