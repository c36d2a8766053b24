import Foundation
import Testing

/// What a run says on its way, and how it is stopped.
struct ProgressTests {
  @Test func eventsAreObjectsALine() throws {
    let place = try Workplace()
    let run = try place.run("--log-format", "json", "--quiet")
    #expect(run.status == 0)
    #expect(run.output == "")
    let events = try run.errors.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
    let names = events.compactMap { $0["event"] as? String }
    #expect(names.count == events.count)
    #expect(Set(names) == ["stage-began", "stage-ended", "surveyed", "sheet"])
    let stages = events.filter { $0["event"] as? String == "stage-ended" }
      .compactMap { $0["stage"] as? String }
    #expect(
      stages == [
        "import", "indices", "carry-over", "models", "checks", "metrics", "checks of figures",
        "reports", "publish",
      ])
    let sheet = try #require(events.first { $0["file"] as? String == "东镇/党员花名册.csv" })
    let counts = ["read", "loaded", "rejected", "skipped"].map { sheet[$0] as? Int }
    #expect(counts == [9, 5, 1, 3])
  }

  @Test func whatGoesWrongIsAnEventToo() throws {
    let place = try Workplace()
    let run = try place.taizhang(
      "run", "mini", "--period", "2023-06", "--input", "nowhere", "--log-format", "json", "--lang",
      "en")
    #expect(run.status == 1)
    #expect(
      run.errors == #"{"event":"message","text":"nowhere does not exist; check the path"}"# + "\n")
  }

  @Test func sheetsAndStagesAreToldToWhoeverAsks() throws {
    let place = try Workplace()
    let run = try place.run("--verbose", "--lang", "en")
    #expect(
      run.errors.contains(
        "东镇/党员花名册.csv: 9 rows read = 5 loaded + 1 rejected + 3 skipped\n"))
    #expect(run.errors.contains("publish\t"))
    // A short run that nobody watches says nothing of its way.
    #expect(try place.run().errors == "")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func aTerminalHasOneLineThatIsWipedInTheEnd() throws {
    let place = try Workplace()
    let run = try TaizhangProcess.shell(
      "script -qec \"$TAIZHANG run mini --period 2023-06 --input input --out out\" /dev/null",
      in: place.folder.path)
    let painted = try #require(run.output.range(of: "\r\u{1B}[K读表", options: .literal))
    let summary = try #require(run.output.range(of: "小台账  2023-06", options: .literal))
    #expect(painted.lowerBound < summary.lowerBound)
    #expect(run.output[..<summary.lowerBound].hasSuffix("\r\u{1B}[K"))
  }

  /// At any moment: the earlier outputs stay, nothing half built is left, and it is over at once.
  @Test(arguments: [SIGINT, SIGTERM])
  func aRunThatIsStoppedLeavesNothingHalf(signal: Int32) throws {
    let place = try Workplace()
    try place.run()
    let before = try place.outputs()
    try place.folder.write(
      (0..<200_000).reduce(into: "姓名,身份证号,联系电话,所在党支部,学时,年老体弱\n") { text, number in
        text += "张一,,,东村党支部,\(number),否\n"
      }, to: "input/多.csv")
    let process = TaizhangProcess.make([
      "run", place.pipeline, "--period", "2023-06", "--input", place.input, "--out", place.out,
    ])
    try process.run()
    let building = place.folder.path(of: "out/ledger/.2023-06.sqlite.building")
    while process.isRunning, !FileManager.default.fileExists(atPath: building) { usleep(1_000) }
    let start = ContinuousClock().now
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 128 + signal)
    #expect(ContinuousClock().now - start < .seconds(5))
    #expect(try place.outputs() == before)
  }
}
