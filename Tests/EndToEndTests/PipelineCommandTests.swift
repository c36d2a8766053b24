import Foundation
import LedgerTestSupport
import TestSupport
import Testing

/// The commands about definitions, as an analyst runs them.
struct PipelineCommandTests {
  @Test func aDraftLoadsAndReadsWhatItWasMadeFrom() throws {
    let place = try Workplace()
    let drafted = try place.taizhang("pipeline", "new", "mine", "--from", "input", "--lang", "zh")
    #expect(drafted.status == 0, "\(drafted.errors)")
    #expect(drafted.output.contains("东镇/党员花名册.csv → dang_yuan_hua_ming_ce"))
    let run = try place.taizhang(
      "run", "mine", "--period", "2023-06", "--input", "input", "--lang", "zh")
    #expect(run.status == 0, "\(run.errors)")
    // Six people, and the sum and the signature below them.
    #expect(run.output.contains("党员花名册行数"))
    let metrics = try #require(try place.outputs()["2023-06/metrics.csv"])
    #expect(
      String(decoding: metrics, as: UTF8.self)
        .contains("dang_yuan_hua_ming_ce_count,党员花名册行数,total,合计,"))
  }

  @Test func aFolderThatHoldsSomethingIsLeftAlone() throws {
    let place = try Workplace()
    let refused = try place.taizhang("pipeline", "new", "mini", "--from", "input", "--lang", "zh")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("已有内容"))
  }

  @Test(arguments: [
    (["rules", "mini", "--lang", "zh"], "hours_member  学时  32 学时"),
    (["rules", "mini", "--format", "csv"], "hours_member,学时,32 学时"),
    (["pipeline", "describe", "mini"], "# 小台账：工作要点与指标"),
  ])
  func definitionsCanBeShown(arguments: [String], expected: String) throws {
    let place = try Workplace()
    let shown = try TaizhangProcess.run(arguments, in: place.folder.path)
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(shown.output.contains(expected))
  }
}
