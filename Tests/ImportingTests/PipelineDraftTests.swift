import Definitions
import Spreadsheets
import TestSupport
import Testing

@testable import Importing

struct PipelineDraftTests {
  /// The draft of some files, written and loaded.
  private func drafted(_ files: [String: String]) throws -> (PipelineDraft, Pipeline) {
    let folder = try TemporaryFolder(named: "mine")
    let input = try TemporaryFolder()
    var draft = PipelineDraft(name: "mine")
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      try input.write(text, to: name)
      draft.add(InputFile(path: input.path(of: name), name: name))
    }
    for (path, text) in draft.files { try folder.write(text, to: path) }
    return (draft, try PipelineLoader.load(directory: folder.path))
  }

  private static let roster = """
    某镇党员花名册（2023年6月）,,,,,,,
    序号,姓 名,身份证号,性别,入党日期,联系电话,学时,是否流动
    1,张一,459901196203050011,男,1990.7.1,13800138001,32,是
    2,李二,459901197108120020,女,2001年5月,13800138002,8,否
    3,王三,459901198509230030,女,2010-07-01,13800138003,40,否
    4,赵四,459901199011010043,女,2011-07-01,,12.5,否
    5,钱五,459901199302140075,男,2012-07-01,13800138005,,否
    6,孙六,45990119880808006X,女,2013-07-01,13800138006,8,否
    7,周七,459901198808080071,男,2014-07-01,13800138007,8,否
    8,吴八,459901198808080081,男,2015-07-01,13800138008,8,否
    """

  @Test func typesAreGuessedFromTheValues() throws {
    let (_, pipeline) = try drafted(["党员花名册.csv": Self.roster])
    let dataset = try #require(pipeline.datasets.first)
    #expect(dataset.title == "党员花名册")
    #expect(dataset.name == "dang_yuan_hua_ming_ce")
    #expect(dataset.kind == .snapshot && dataset.key == ["citizen_id"])
    #expect(
      dataset.fields.map(\.name) == [
        "name", "citizen_id", "sex", "joined", "phone", "hours", "shi_fou_liu_dong",
      ])
    let types = dataset.fields.map { "\($0.type)".prefix { $0 != "(" } }
    #expect(
      types == [
        "personName", "citizenID", "enumeration", "date", "phone", "decimal", "boolean",
      ])
    #expect(pipeline.vocabularies.first?.terms.map(\.value) == ["男", "女"])
  }

  @Test func sheetsWithTheSameHeadingsAreOneDataset() throws {
    let other = Self.roster.replacing("是否流动", with: "所在村").replacing("某镇", with: "乙镇")
    let (draft, pipeline) = try drafted([
      "甲.csv": Self.roster, "乙.csv": other, "丙.csv": "单位名称,从业人数\n甲公司,3\n乙公司,5\n",
      "丁.csv": "只有一句话\n",
    ])
    #expect(pipeline.datasets.count == 2)
    #expect(pipeline.datasets.contains { $0.fields.count == 8 })
    #expect(draft.sources.filter { $0.dataset == nil }.map(\.file) == ["丁.csv"])
  }

  @Test func sheetsOfOneNameAreOneDataset() throws {
    let other = """
      党员姓名,公民身份号码,所属党支部,备注
      郑九,459901196203050012,东支部,无
      王十,459901196203050013,西支部,无
      """
    let (_, pipeline) = try drafted(["甲/党员花名册.csv": Self.roster, "乙/党员花名册.csv": other])
    let dataset = try #require(pipeline.datasets.first)
    #expect(pipeline.datasets.count == 1)
    #expect(dataset.field(named: "citizen_id")?.aliases == ["身份证号"])
    #expect(dataset.fields.count == 9)
  }

  /// Whatever stands in a header, the draft loads.
  @Test(arguments: [
    "order,select,previous_x\na,b,c\nd,e,f\n",
    "面积（㎡）,面积(㎡),备注: \"注\"\\\n1,2,x\n3,4,y\n",
    "★,——,%%\n甲,乙,丙\n丁,戊,己\n",
    "是,否,null\n甲,乙,丙\n丁,戊,己\n",
    "a: b,[c],{d}\n- 1,# 2,'3'\n&x,*y,!z\n",
    "姓名,姓 名,姓名\n张一,张一,张一\n李二,李二,李二\n",
  ])
  func anyHeadingLoads(text: String) throws {
    let (draft, pipeline) = try drafted(["表.csv": text])
    #expect(!draft.isEmpty)
    #expect(!pipeline.datasets[0].fields.isEmpty)
  }

  @Test func whatCannotBeReadIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "空.csv")
    var draft = PipelineDraft(name: "mine")
    draft.add(InputFile(path: folder.path(of: "空.csv"), name: "空.csv"))
    #expect(draft.isEmpty)
    #expect(draft.failures.map(\.position.file) == ["空.csv"])
  }
}
