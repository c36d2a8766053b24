import Foundation
import LedgerTestSupport
import Testing

/// Runs that are killed, or meet another.
struct InterruptionTests {
  /// A month that takes long enough to be killed in any stage.
  private static var month: MiniMonth {
    var month = MiniMonth()
    month.files["党员花名册2.csv"] =
      "姓名,身份证号,所在党支部,学时\n"
      + (0..<3_000).map { "周\($0 % 10),459901198808080061,东村党支部,\($0)\n" }.joined()
    return month
  }

  @Test func aKilledRunLeavesWhatWasThere() throws {
    let place = try Workplace(month: Self.month)
    try place.run()
    let before = try place.outputs()
    let start = ContinuousClock.now
    try place.run()
    let whole = ContinuousClock.now - start

    for step in 0..<12 {
      let process = TaizhangProcess.make([
        "run", place.pipeline, "--period", "2023-06", "--input", place.input, "--out", place.out,
      ])
      try process.run()
      Thread.sleep(forTimeInterval: whole / .seconds(1) * Double(step) / 12)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      // The same input: whether the run was done or not, what can be seen is the same.
      let visible = try place.outputs().filter { name, _ in
        !name.split(separator: "/").contains { $0.hasPrefix(".") }
      }
      #expect(visible == before, "killed in step \(step)")
    }
    #expect(try place.run().status == 0)
    #expect(try place.outputs() == before)
  }

  @Test func twoRunsAtOnceDoNotMix() throws {
    let place = try Workplace(month: Self.month)
    try place.run()
    let before = try place.outputs()
    let processes = (0..<3).map { _ in
      TaizhangProcess.make([
        "run", place.pipeline, "--period", "2023-06", "--input", place.input, "--out", place.out,
      ])
    }
    for process in processes { try process.run() }
    for process in processes { process.waitUntilExit() }
    #expect(processes.contains { $0.terminationStatus == 0 })
    #expect(processes.allSatisfy { [0, 1].contains($0.terminationStatus) })
    #expect(try place.outputs() == before)
  }
}
