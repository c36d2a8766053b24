import Definitions
import Foundation
import Importing
import LedgerStore
import TestSupport

/// A month of input for `MiniPipeline`.
public struct MiniMonth {
  public static let period = "2023-06"

  /// Personal numbers of the input, which no output may show.
  public static let personalNumbers = [
    "459901196203050011", "459901197108120020", "459901198509230030", "459901199011010043",
    "459901199302140075", "459901198808080061", "13800138001", "13800138002", "13800138003",
    "0571-88881234", "0571-66665555",
  ]

  /// The files by their paths in the input folder.
  public var files = [
    "党支部台账.csv": """
    党支部名称,乡镇,类别,党员数
    东村党支部,东镇,村,3
    西村党支部,西镇,建制村,9
    南村党支部,南镇,社区,0

    """,
    "东镇/党员花名册.csv": """
    姓名,身份证号,联系电话,所在党支部,学时,年老体弱
    张一,459901196203050011,13800138001,东村党支部,40,否
    李二,459901197108120020,0571-88881234,东村党支部,8,否
    王三,459901198509230030,13800138002,东村党支部,,是
    赵四,459901199011010043,,西村党支部,,否
    钱五,459901199302140075,,西村党支部,12,否
    孙六,459901198808080061,13800138003,西村党支部,33,否
    合计,,,,93,
    填表人：周七 0571-66665555,,,,,
    """,
  ]

  public init() {}

  public func write(to folder: TemporaryFolder, under name: String = "input") throws -> String {
    for (path, text) in files { try folder.write(text, to: "\(name)/\(path)") }
    return folder.path(of: name)
  }

  /// Imports the month into a builder, and makes indices and models.
  public func fill(_ builder: LedgerBuilder, pipeline: Pipeline, period: Period) throws {
    let folder = try TemporaryFolder()
    let input = try write(to: folder)
    let importer = Importer(
      pipeline: pipeline, period: period, language: .chinese, sink: builder)
    try importer?.run(try InputLister.files(at: [input]))
    try builder.makeIndices(over: pipeline.datasets.map(\.name))
    try builder.carryOver(in: .chinese)
    try builder.analyze()
    for model in pipeline.models { try builder.install(model) }
    withExtendedLifetime(folder) {}
  }
}
