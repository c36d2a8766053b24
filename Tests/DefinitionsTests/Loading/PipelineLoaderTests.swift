import Foundation
import TestSupport
import Testing

@testable import Definitions

struct PipelineLoaderTests {
  @Test func acceptsEveryDocumentedKey() throws {
    #expect(try SamplePipeline.full.faults() == [])
    #expect(try SamplePipeline().faults() == [])
  }

  /// The full sample has every key that the documentation shows, or the test above would mean little.
  @Test func coversTheDocumentation() throws {
    let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
      url.deletingLastPathComponent()
    }
    let page = try String(
      contentsOf: root.appendingPathComponent("docs/definitions.md"), encoding: .utf8)
    let written = SamplePipeline.full.files.values.joined(separator: "\n")
    let blocks = page.split(separator: "```", omittingEmptySubsequences: false)
      .filter { $0.hasPrefix("yaml\n") }
    #expect(blocks.count >= 9)
    let key = #/[\s{,]([a-z_]+): /#
    let yaml = String(blocks.joined()).replacing(/#.*/, with: "")
    for match in yaml.matches(of: key) where match.1 != "education" {
      #expect(written.contains("\(match.1):"), "\(match.1)")
    }
    for code in FindingCodes.all { #expect(page.contains("`\(code)`")) }
  }

  @Test func readsThePipeline() throws {
    let pipeline = try SamplePipeline.full.load()
    #expect(pipeline.name == "sample-2023")
    #expect(pipeline.title == "2023年基层党建月度台账")
    #expect(
      pipeline.findings["citizen-id-checksum"]
        == FindingStyle(
          rule: "R05", severity: .error, effect: .reject, message: "身份证号校验码不对",
          suggestion: "请核对身份证原件"))
    #expect(
      pipeline.parameters.map(\.value) == [
        .number(32), .list(["建制村", "农村社区"]), .text("城关's"),
      ])
    #expect(pipeline.parameters[0].validTo == "2023-12-31")
    #expect(pipeline.outputs == [.metrics, .page, .returns])
    #expect(try SamplePipeline().load().outputs == Set(Output.allCases))
    #expect(pipeline.vocabulary(named: "sex")?.terms.map(\.value) == ["男", "女"])
    #expect(pipeline.vocabulary(named: "sex")?.terms.map(\.synonyms) == [["男性", "M"], []])
  }

  @Test func putsDatasetsAndModelsAfterWhatTheyNeed() throws {
    let pipeline = try SamplePipeline.full.load()
    #expect(pipeline.datasets.map(\.name) == ["branch", "member", "meeting"])
    #expect(pipeline.models.map(\.name) == ["branch_size", "a_big", "meeting_match"])
    #expect(pipeline.models.map(\.isMaterialized) == [true, false, true])
  }

  @Test func fillsInDefaults() throws {
    let pipeline = try SamplePipeline.full.load()
    let member = try #require(pipeline.dataset(named: "member"))
    #expect(member.field(named: "phone")?.isSensitive == true)
    #expect(member.field(named: "citizen_id")?.isSensitive == true)
    #expect(member.field(named: "name")?.isSensitive == false)
    #expect(member.field(named: "name")?.whitespace == .collapse)
    #expect(member.field(named: "sex")?.whitespace == .remove)
    #expect(member.field(named: "sex")?.placeholders == true)
    #expect(pipeline.dataset(named: "branch")?.identifiers == ["org_name"])
    #expect(pipeline.dataset(named: "meeting")?.key == [])

    #expect(member.rules.map(\.effect).prefix(4) == [.keep, .reject, .keep, .unset])
    #expect(member.rules[1].message == "身份证号重复：{value}")
    #expect(member.rules[8].message == "电话")
    guard case .reference("branch", .exact)? = member.field(named: "branch")?.type else {
      Issue.record("the reference is not read")
      return
    }
    guard case .date(.any, .year, false)? = member.field(named: "moved")?.type else {
      Issue.record("the date is not read")
      return
    }
  }

  @Test func readsConditions() throws {
    let pipeline = try SamplePipeline.full.load()
    let member = try #require(pipeline.dataset(named: "member"))
    guard case .when(let condition)? = member.field(named: "citizen_id")?.requirement else {
      Issue.record("the requirement is not conditional")
      return
    }
    guard case .isOneOf(["正式党员"])? = condition.clauses.first?.clause else {
      Issue.record("\(condition)")
      return
    }
    let clauses = member.rules[0].when?.clauses ?? []
    #expect(clauses.map(\.field) == ["joined", "joined", "sex", "name", "is_frail"])
    guard case .isFrom("1949-10-01") = clauses[0].clause,
      case .isBefore("2030") = clauses[1].clause,
      case .isNoneOf(["女"]) = clauses[2].clause, case .isPresent(true) = clauses[3].clause,
      case .isOneOf(["1"]) = clauses[4].clause
    else {
      Issue.record("\(clauses)")
      return
    }
  }

  @Test func readsMetrics() throws {
    let metrics = try SamplePipeline.full.load().metrics
    #expect(metrics[0].dimensions == [["sex"], ["sex", "branch"]])
    #expect(metrics[0].gapList.map(\.title) == ["姓名", "参训", "_row"])
    #expect(metrics[1].gapList.map(\.title) == ["党员数", "other"])
    #expect(metrics[0].exclusions.map(\.when.text) == ["is_frail = 1"])
    #expect(metrics[0].target?.bound == .number(1))
    #expect(metrics[1].target?.measure == .notMet)
  }

  @Test func saysWhereSQLBegins() throws {
    let pipeline = try SamplePipeline.full.load()
    let rows = pipeline.checks[0].rows
    #expect((rows.location.line, rows.location.column) == (8, 5))
    #expect(rows.text.hasSuffix("s.members"))
    let offset = rows.text.utf8.count - "s.members".utf8.count
    let place = rows.location(atUTF8Offset: offset)
    #expect((place.line, place.column) == (10, 29))
    let when = pipeline.metrics[0].exclusions[0].when.location
    #expect((when.line, when.column) == (10, 15))
  }

  /// Windows editors write both.
  @Test func readsByteOrderMarkAndCRLF() throws {
    var sample = SamplePipeline.full
    sample.files = sample.files.mapValues {
      "\u{FEFF}"
        + $0.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }
    #expect(try sample.faults() == [])
    #expect(try sample.load().checks[0].rows.text == SamplePipeline.full.load().checks[0].rows.text)
  }

  @Test func reportsAMissingFolder() throws {
    let folder = try SamplePipeline().write()
    let path = String(folder.path.dropLast()) + "2"
    let error = #expect(throws: DefinitionError.self) { try PipelineLoader.load(directory: path) }
    #expect(error?.faults.map(\.code) == ["folder-missing"])
    #expect(error?.faults.first?.suggestion == "sample-2023")
    withExtendedLifetime(folder) {}
  }

  @Test func findsTheNameOfARelativeFolder() throws {
    let folder = try SamplePipeline().write()
    #expect(try PipelineLoader.load(directory: folder.path + "/").name == "sample-2023")
    #expect(try PipelineLoader.load(directory: folder.path + "/datasets/..").name == "sample-2023")
    withExtendedLifetime(folder) {}
  }
}
