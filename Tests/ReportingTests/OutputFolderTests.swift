import Definitions
import Foundation
import TestSupport
import Testing

@testable import Reporting

struct OutputFolderTests {
  let folder: TemporaryFolder
  let outputs: OutputFolder

  init() throws {
    folder = try TemporaryFolder()
    outputs = OutputFolder(output: folder.path, period: try #require(Period("2023-06")))
  }

  private func names(_ path: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(of: path)).sorted()
  }

  private func fill(_ text: String) throws {
    try outputs.prepare(isPrivate: false)
    try text.write(toFile: outputs.building + "/metrics.csv", atomically: false, encoding: .utf8)
    try #"{"outputs": ["metrics.csv", "summary.json"]}"#.write(
      toFile: outputs.building + "/summary.json", atomically: false, encoding: .utf8)
  }

  private var metrics: String {
    get throws { try String(contentsOfFile: outputs.path + "/metrics.csv", encoding: .utf8) }
  }

  @Test func outputsComeAllAtOnce() throws {
    try fill("first")
    #expect(try names() == [".2023-06.building"])
    try outputs.publish()
    outputs.discard()
    #expect(try names() == ["2023-06"])
    try fill("second")
    #expect(try metrics == "first")
    try outputs.publish()
    #expect(try metrics == "second")
    outputs.discard()
    #expect(try names() == ["2023-06"])
    #expect(try names("2023-06") == ["metrics.csv", "summary.json"])
  }

  @Test(arguments: [false, true])
  func whatIsWithdrawnLeavesTheEarlierOutputs(hadOutputs: Bool) throws {
    if hadOutputs {
      try fill("first")
      try outputs.publish()
      outputs.discard()
    }
    try fill("second")
    try outputs.publish()
    outputs.withdraw()
    outputs.discard()
    if hadOutputs { #expect(try metrics == "first") }
    #expect(try names() == (hadOutputs ? ["2023-06"] : []))
  }

  @Test func peoplesOwnFilesStay() throws {
    try fill("first")
    try outputs.publish()
    outputs.discard()
    try folder.write("mine", to: "2023-06/问题清单.xlsx")
    try folder.write("mine", to: "2023-06/备注/说明.txt")
    // An output that the pipeline no longer has does not.
    try folder.write(
      #"{"outputs": ["metrics.csv", "old.csv", "summary.json"]}"#, to: "2023-06/summary.json")
    try folder.write("old", to: "2023-06/old.csv")
    try fill("second")
    try outputs.publish()
    outputs.discard()
    #expect(
      try names("2023-06") == ["metrics.csv", "summary.json", "备注", "问题清单.xlsx"])
    #expect(try names("2023-06/备注") == ["说明.txt"])
    #expect(try metrics == "second")
  }

  @Test func whatAKilledRunLeftIsMended() throws {
    // Killed before it published: a folder half filled.
    try folder.write("half", to: ".2023-06.building/metrics.csv")
    try outputs.prepare(isPrivate: false)
    #expect(try names(".2023-06.building") == [])
    // Killed between two renames, on a disk that cannot exchange: nothing in the place.
    try folder.write("first", to: ".2023-06.replaced/metrics.csv")
    try outputs.prepare(isPrivate: false)
    #expect(try metrics == "first")
    #expect(try names() == [".2023-06.building", "2023-06"])
    // Killed after the exchange: the old outputs are where the new were built.
    try folder.write("mine", to: ".2023-06.building/笔记.txt")
    try folder.write(#"{"outputs": []}"#, to: ".2023-06.building/summary.json")
    try outputs.prepare(isPrivate: false)
    #expect(try names("2023-06").contains("笔记.txt"))
  }

  @Test func aFolderThatIsNotOursIsLeftAlone() throws {
    try folder.write("roster", to: "2023-06/党员花名册.csv")
    let error = #expect(throws: ReportError.self) { try outputs.checkPlace() }
    #expect(error == ReportError(.foreignFolder, path: outputs.path))
  }

  @Test func aFileInThePlaceIsLeftAlone() throws {
    try folder.write("", to: "2023-06")
    #expect(throws: ReportError.self) { try outputs.checkPlace() }
  }

  @Test func anEmptyPlaceWillDo() throws {
    try outputs.checkPlace()
    try FileManager.default.createDirectory(
      atPath: outputs.path, withIntermediateDirectories: true)
    try outputs.checkPlace()
  }

  @Test func privateOutputsAreTheirOwnersAlone() throws {
    try outputs.prepare(isPrivate: true)
    let attributes = try FileManager.default.attributesOfItem(atPath: outputs.building)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }
}
