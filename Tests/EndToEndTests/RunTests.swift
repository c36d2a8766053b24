import Foundation
import LedgerTestSupport
import TestSupport
import Testing

struct RunTests {
  @Test func aMonthBecomesLedgerAndOutputs() throws {
    let folder = try TemporaryFolder()
    let pipeline = try MiniPipeline().write(to: folder)
    let input = try MiniMonth().write(to: folder)
    let out = folder.path(of: "out")
    let run = try TaizhangProcess.run([
      "run", pipeline, "--period", "2023-06", "--input", input, "--out", out,
    ])
    #expect(run.errors == "")
    #expect(run.status == 0)
    for file in ["metrics.csv", "findings.csv", "rejects.csv", "sources.csv", "summary.json"] {
      #expect(FileManager.default.fileExists(atPath: "\(out)/2023-06/\(file)"))
    }
    #expect(FileManager.default.fileExists(atPath: "\(out)/ledger/2023-06.sqlite"))
  }
}
