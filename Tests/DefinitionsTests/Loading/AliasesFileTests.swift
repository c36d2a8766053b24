import Testing

@testable import Definitions

struct AliasesFileTests {
  private func sample(_ rows: String) -> SamplePipeline {
    SamplePipeline(replacing: "aliases.csv", with: "dataset,field,heading\n" + rows)
  }

  private func aliases(_ pipeline: Pipeline, _ field: String) -> [String]? {
    pipeline.dataset(named: "member")?.field(named: field)?.aliases
  }

  @Test(arguments: [
    "member,hours,本年学时\n", "党员花名册,学时, 本年学时 \r\n", "member,hours,本年学时\nmember,hours,本年学时",
    "member,hours,学时\n\nmember,hours,本年学时\n",
  ])
  func headingsAreAdded(rows: String) throws {
    #expect(aliases(try sample(rows).load(), "hours") == ["本年学时"])
  }

  @Test func aSpreadsheetProgramSavesThemInGBK() throws {
    let folder = try SamplePipeline().write()
    // 数据集,字段,表头 and member,hours,本年学时
    try folder.write(
      .init(
        [
          0xCA, 0xFD, 0xBE, 0xDD, 0xBC, 0xAF, 0x2C, 0xD7, 0xD6, 0xB6, 0xCE, 0x2C, 0xB1, 0xED, 0xCD,
          0xB7, 0x0A,
        ] + Array("member,hours,".utf8) + [0xB1, 0xBE, 0xC4, 0xEA, 0xD1, 0xA7, 0xCA, 0xB1, 0x0A]),
      to: "aliases.csv")
    #expect(aliases(try PipelineLoader.load(directory: folder.path), "hours") == ["本年学时"])
  }

  @Test(arguments: [
    ("members,hours,x\n", "unknown-dataset", 2, 1, "member" as String?),
    ("member,hours,x\nmember,hour,y\n", "unknown-field", 3, 2, "hours"),
    ("member,hours,\n", "empty", 2, 3, nil),
    ("member,hours,性 别\n", "heading-duplicate", 2, 3, nil),
  ])
  func faultsHaveTheirPlace(
    rows: String, code: String, line: Int, column: Int, suggestion: String?
  ) throws {
    let faults = try sample(rows).faults()
    #expect(faults.map(\.code) == [code])
    #expect(
      faults.first?.location == Location(file: "aliases.csv", line: line, column: column))
    #expect(faults.first?.suggestion == suggestion)
  }

  @Test(arguments: ["", "member,hours,x\n", "PK\u{3}\u{4}"])
  func withoutItsHeaderItIsRefused(text: String) throws {
    let faults = try SamplePipeline(replacing: "aliases.csv", with: text).faults()
    #expect(faults.map(\.location.file) == (text.isEmpty ? [] : ["aliases.csv"]))
  }
}
