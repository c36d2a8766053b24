import Foundation
import Testing

/// A bounded part of what `make faults` tries, on a small month; see Tests/Oracle/faults.py.
struct FaultTests {
  private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"]
    .first(where: FileManager.default.isExecutableFile)
  /// `inspect` reads whole folders too.
  @Test func aPipeIsNotWaitedFor() throws {
    let place = try Workplace()
    #expect(mkfifo(place.folder.path(of: "input/管道.csv"), 0o600) == 0)
    let inspection = try place.taizhang("inspect", "input", "--no-pipeline", "--lang", "en")
    #expect(inspection.status == 0)
    #expect(inspection.output.contains("管道.csv"))
    #expect(inspection.output.contains("this is no file, but a pipe, a socket or a device"))
    let conversion = try place.taizhang("convert", "input/管道.csv", "--lang", "en")
    #expect(
      conversion.errors
        == "管道.csv: this is no file, but a pipe, a socket or a device; give a file\n")
    #expect(conversion.status == 1)
    let run = try place.run("--lang", "en")
    #expect(run.status == 0)
    #expect(
      run.errors == "管道.csv: this is no file, but a pipe, a socket or a device; give a file\n")
  }

  /// Between the two renames: the finished ledger is beside its place, and the outputs say so.
  @Test func whoeverAsksFinishesAPublication() throws {
    let place = try Workplace()
    try place.run()
    let before = try place.outputs()
    try place.folder.write("", to: "out/2023-06/.publishing")
    try FileManager.default.moveItem(
      atPath: place.out + "/ledger/2023-06.sqlite",
      toPath: place.out + "/ledger/.2023-06.sqlite.building")
    let asked = try place.taizhang("sources", "--period", "2023-06")
    #expect(asked.errors == "")
    #expect(asked.status == 0)
    #expect(try place.outputs() == before)
  }

  @Test func aMonthLeavesTheOneBeforeAsItIs() throws {
    let place = try Workplace()
    try place.taizhang("run", "mini", "--period", "2023-05", "--input", "input", "--out", "out")
    let before = try place.outputs()
    #expect(before.keys.contains("ledger/2023-05.sqlite"))
    try place.run()
    #expect(try place.outputs().filter { before.keys.contains($0.key) } == before)
  }

  /// What the shell names is meant.
  @Test func aPipeOfTheShellIsRead() throws {
    let place = try Workplace()
    let run = try TaizhangProcess.shell(
      "cat input/党支部台账.csv | \"$TAIZHANG\" convert /dev/stdin", in: place.folder.path)
    #expect(run.status == 0)
    #expect(run.output.contains("东村党支部"))
  }

  private static let script = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Oracle/faults.py").path

  @Test(
    .enabled(if: python != nil, "there is no python3"),
    arguments: [
      ["--only", "kills_at", "--kills", "40", "--calls", "30"],
      ["--only", "kills_of", "--mending", "4"], ["--only", "refused", "--calls", "18"],
      ["--only", "full"], ["--only", "odd_files"], ["--only", "changing", "--rows", "12000"],
      ["--only", "two_runs"],
      ["--only", "odd_places"],
    ])
  func nothingIsLost(options: [String]) throws {
    let run = try TaizhangProcess.shell(
      ([Self.python ?? "", Self.script, "\"$TAIZHANG\"", "--small", "--jobs", "1"] + options)
        .joined(separator: " "))
    #expect(run.errors == "")
    #expect(run.status == 0, "\(run.output)")
  }
}
