import TestSupport
import Testing

@testable import Definitions

struct FaultTests {
  /// Exactly the marked words are at fault: nothing is missed, nothing follows from something else.
  @Test(arguments: yamlFaults + datasetFaults + ruleFaults + measurementFaults + subsetFaults)
  func reports(_ wrong: FaultCase) throws {
    let faults = try SamplePipeline(replacing: wrong.path, with: wrong.text).faults()
    #expect(faults.map(\.location) == wrong.locations, "\(faults.map(\.message.english))")
    #expect(faults.allSatisfy { $0.code == wrong.code }, "\(faults.map(\.code))")
    #expect(faults.first?.suggestion == wrong.suggestion)
  }

  /// What the subset has, in its various forms.
  @Test(arguments: [
    "SELECT COUNT(*), COUNT(DISTINCT sex), SUM(CASE WHEN hours > 1 THEN 1 ELSE 0 END) FROM member",
    "WITH a (x, y) AS (VALUES (1, 'x')), b AS (SELECT 1 AS z) SELECT x, y, z FROM a CROSS JOIN b",
    "SELECT m.sex FROM (SELECT sex FROM member) m JOIN (SELECT 1 AS x) AS t ON t.x = 1",
    "SELECT ROW_NUMBER() OVER (PARTITION BY sex ORDER BY hours DESC) AS n FROM member",
    "SELECT sex FROM member WHERE sex IN (SELECT sex FROM member) AND NOT (hours IS NOT NULL)",
    "SELECT sex FROM member WHERE hours IS NOT DISTINCT FROM 1 ORDER BY sex LIMIT 5",
    "SELECT quotient(members, 2) % 3, days_between(:as_of, add_months(:as_of, -1)) FROM branch",
    "SELECT ROUND(AVG(hours) / 2, 1), CAST(hours AS REAL) / 2, hours / 2.0 AS \"半\" FROM member",
    "SELECT MAX(hours) OVER (ORDER BY sex ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) FROM member",
  ])
  func acceptsThe(query: String) throws {
    let check = "- check: X01\n  title: 校验\n  severity: error\n  rows: |\n    \(query)"
    let faults = try SamplePipeline(replacing: "checks/c.yaml", with: check).faults()
    #expect(faults.isEmpty, "\(faults.map(\.message.english))")
  }

  @Test func reportsAllFaultsInOrder() throws {
    var sample = SamplePipeline()
    sample.files["pipeline.yaml"] = "pipeline: other\ntitle: 示例\ntitel: x\n"
    sample.files["datasets/branch.yaml"]?.append("\nkeys: [x]\nlabel: y")
    sample.files["metrics/m.yaml"] = "- metric: a b\n"
    let places = try sample.faults().map { "\($0.location.file):\($0.location.line)" }
    #expect(
      places == [
        "datasets/branch.yaml:8", "datasets/branch.yaml:9", "metrics/m.yaml:1", "metrics/m.yaml:1",
        "metrics/m.yaml:1", "metrics/m.yaml:1", "pipeline.yaml:1",
        "pipeline.yaml:3",
      ])
  }

  @Test func blamesNobodyWhoMentionsABrokenDefinition() throws {
    var sample = SamplePipeline()
    sample.files["datasets/branch.yaml"] = "dataset: branch\n  title: x"
    sample.files["vocabularies.yaml"] = "sex: 男\nmember_type: [正式党员]"
    #expect(try sample.faults().map(\.code) == ["yaml-syntax", "wrong-type"])
  }

  @Test func reportsFilesThatNothingReads() throws {
    var sample = SamplePipeline()
    sample.files["dataset/x.yaml"] = ""
    sample.files["datasets/y.yml"] = ""
    sample.files["parameter.yaml"] = ""
    sample.files["notes.txt"] = ""
    let faults = try sample.faults()
    #expect(faults.map(\.code) == ["unknown-file", "unknown-file", "unknown-file"])
    #expect(faults.map(\.suggestion) == ["datasets", "datasets/y.yaml", "parameters.yaml"])
  }

  @Test func reportsMissingFiles() throws {
    var sample = SamplePipeline()
    sample.files = ["vocabularies.yaml": "sex: [男]"]
    #expect(try sample.faults().map(\.code) == ["no-dataset", "file-missing"])
  }

  @Test func reportsAnotherEncoding() throws {
    let folder = try SamplePipeline().write()
    // 标题 in GBK, as Notepad of old saves it.
    try folder.write(.init([0xB1, 0xEA, 0xCC, 0xE2]), to: "pipeline.yaml")
    let error = #expect(throws: DefinitionError.self) {
      try PipelineLoader.load(directory: folder.path)
    }
    #expect(error?.faults.map(\.code) == ["encoding"])
    withExtendedLifetime(folder) {}
  }

  @Test func speaksChinese() throws {
    let faults = try SamplePipeline(
      replacing: "pipeline.yaml", with: "pipeline: sample-2023\ntitle：示例\nfindings: {}\n"
    ).faults()
    #expect(faults.first?.message.chinese == "YAML 写法有误：这里用了全角冒号“：”，请改成半角冒号加空格“: ”")
  }

  @Test func writesOneLineForEachFault() throws {
    let sample = SamplePipeline(replacing: "pipeline.yaml", with: "title: 示例\nfindingz: {}\n")
    #expect(
      try sample.faults().map { $0.text(in: .chinese) } == [
        "pipeline.yaml:1:1: 缺少“pipeline”",
        "pipeline.yaml:2:1: 没有“findingz”这个键，可用的键：pipeline, title, corrections, outputs, findings；是不是想写“findings”？",
      ])
    #expect(
      try sample.faults().last?.text(in: .english)
        == "pipeline.yaml:2:1: there is no key “findingz”; the keys are pipeline, title, corrections, outputs, findings; did you mean “findings”?"
    )
  }

  @Test(arguments: [
    ("a", "b", ["a", "b", "a"]), ("m", "n", ["m", "n", "m"]),
  ])
  func namesTheCycleOfModels(first: String, second: String, cycle: [String]) throws {
    var sample = SamplePipeline()
    sample.files["models/\(first).sql"] = "SELECT * FROM member, \(second)"
    sample.files["models/\(second).sql"] = "WITH x AS (SELECT 1) SELECT * FROM x JOIN \"\(first)\""
    let faults = try sample.faults()
    #expect(faults.map(\.code) == ["model-cycle"])
    #expect(faults.first?.message.english.hasSuffix(cycle.joined(separator: " → ")) == true)
  }
}
