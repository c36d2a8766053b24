import Foundation
import Importing
import LedgerTestSupport
import TestSupport
import Testing

struct PrivacyTests {
  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test(arguments: ["000", "022", "077"])
  func theLedgerIsItsOwnersAloneWhateverTheUmask(umask: String) throws {
    let place = try Workplace()
    let run = try TaizhangProcess.shell(
      """
      umask \(umask)
      exec "$TAIZHANG" run mini --period 2023-06 --input input --out out --unmask
      """, in: place.folder.path)
    #expect(run.status == 0)
    #expect(try mode(place.out + "/ledger") == 0o700)
    #expect(try mode(place.out + "/ledger/2023-06.sqlite") == 0o600)
    #expect(try mode(place.out + "/2023-06") == 0o700)
  }

  /// A folder that someone has opened is closed again.
  @Test func aLooseFolderIsTightened() throws {
    let place = try Workplace()
    try FileManager.default.createDirectory(
      atPath: place.out + "/ledger", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o777])
    #expect(try place.run().status == 0)
    #expect(try mode(place.out + "/ledger") == 0o700)
  }

  /// What a run has under its hands is as private as what it makes of it.
  @Test func whatAKilledRunLeavesIsItsOwnersAlone() throws {
    var month = MiniMonth()
    month.files["党员花名册2.csv"] =
      "姓名,身份证号,所在党支部,学时\n"
      + (0..<3_000).map { "周\($0 % 10),459901198808080061,东村党支部,\($0)\n" }.joined()
    let place = try Workplace(month: month)
    var seen: Set<String> = []
    for step in 0..<15 {
      _ = try TaizhangProcess.shell(
        """
        umask 000
        "$TAIZHANG" run mini --period 2023-06 --input input --out out --unmask --quiet &
        sleep 0.\(step < 10 ? "0" : "")\(step * 3)
        kill -9 $!
        """, in: place.folder.path)
      for name in FileManager.default.subpaths(atPath: place.out) ?? [] {
        let path = "\(place.out)/\(name)"
        if name == ".2023-06.building" || name == "2023-06" || name == "ledger" {
          #expect(try mode(path) == 0o700, "\(name)")
        } else if name.hasPrefix("ledger/") {
          #expect(try mode(path) == 0o600, "\(name)")
        }
        seen.insert(name)
      }
    }
    #expect(seen.contains("ledger/.2023-06.sqlite.building"))
  }

  /// Everything that the program says of the sample month, but for `convert` and `inspect --dump-jsonl`, whose
  /// work is to show every cell, and for what goes back to its sender in a folder of its owner's alone.
  @Test func noNumberOfTheSamplesIsShown() throws {
    let samples = try SampleNumbers()
    #expect(samples.numbers.count > 1_000)
    let pipeline = "pipelines/grassroots-2023"
    let input = ["--input", "samples/2023-06"]
    let period = ["--period", "2023-06"]
    let out = ["--out", samples.folder.path(of: "out")]
    let commands = [
      ["run", pipeline, "--timings", "--lang", "zh"] + period + input + out,
      ["run", pipeline, "--timings", "--lang", "en"] + period + input + out,
      ["check", pipeline, "--lang", "zh"] + period + input,
      ["check", pipeline, "--lang", "en"] + period + input,
      ["inspect", "samples/2023-06"], ["inspect", "samples/2023-06", "--json"],
      ["inspect", "samples/2023-06", "--no-pipeline"],
      ["inspect", "samples/2023-06", "--no-pipeline", "--json"],
      ["rules", pipeline], ["pipeline", "check", pipeline], ["pipeline", "describe", pipeline],
    ]
    for command in commands {
      let run = try TaizhangProcess.run(command, in: SampleNumbers.root.path)
      #expect(run.output.utf8.count > 20)
      #expect(samples.shown(in: run.output) == [], "\(command)")
      #expect(samples.shown(in: run.errors) == [], "\(command)")
      guard command[0] == "run" else { continue }
      for (name, text) in try samples.outputs() {
        #expect(samples.shown(in: text) == [], "\(command) \(name)")
        #expect(samples.shown(in: name) == [])
      }
    }
  }

  /// What goes back to a sender holds no number that this sender did not send.
  @Test func aReturnHoldsItsSendersNumbersAlone() throws {
    let samples = try SampleNumbers()
    let run = try TaizhangProcess.run(
      [
        "run", "pipelines/grassroots-2023", "--period", "2023-06", "--input", "samples/2023-06",
        "--out", samples.folder.path(of: "out"), "--quiet",
      ], in: SampleNumbers.root.path)
    #expect(run.status == 0)
    let returns = try samples.returns()
    #expect(returns.count > 10)
    for (name, text) in returns {
      let sent = try text.split(separator: "\n").compactMap { ReturnMark(String($0))?.file }
        .map { SampleNumbers.root.path + "/samples/2023-06/" + $0 }
        .flatMap { samples.shown(in: try SampleNumbers.text(ofWorkbook: $0)) }
      #expect(!sent.isEmpty || samples.shown(in: text).isEmpty, "\(name)")
      #expect(Set(samples.shown(in: text)).subtracting(sent) == [], "\(name)")
    }
    let folder = samples.folder.path(of: "out/2023-06/returns")
    #expect(try mode(folder) == 0o700)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      #expect(try mode("\(folder)/\(name)") == 0o600, "\(name)")
    }
  }

  /// The search finds what is there: asked for, the numbers are shown.
  @Test func theSearchFindsWhatIsUnmasked() throws {
    let samples = try SampleNumbers()
    let run = try TaizhangProcess.run(
      [
        "run", "pipelines/grassroots-2023", "--period", "2023-06", "--input", "samples/2023-06",
        "--out", samples.folder.path(of: "out"), "--unmask", "--quiet",
      ], in: SampleNumbers.root.path)
    #expect(run.status == 0)
    let shown = try samples.outputs().flatMap { samples.shown(in: $0.text) }
    #expect(Set(shown).count > 50)
    #expect(samples.shown(in: run.output + run.errors) == [])
  }
}
