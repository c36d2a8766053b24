import Definitions
import Foundation
import Importing
import LedgerStore
import Measuring
import TestSupport

/// A small month for `pipelines/grassroots-2023`, in which nothing is wrong, with a few rows changed.
///
/// A row is written `党支部台账 党组织名称=东村党支部 党小组数=2`: the sheet, then only those columns that differ from
/// the sheet's usual row, or from the row with the same first column, which it then replaces. `-` leaves a cell blank.
/// `*3` behind the sheet's name stands for three such rows, each with a number, a name and an id of its own. Rows that begin with
/// `上月` are those of the month before, of which there is a ledger only then.
struct GrassrootsMonth {
  static let period = "2023-06"

  static let pipeline = Result {
    try PipelineLoader.load(
      directory: root.appendingPathComponent("pipelines/grassroots-2023").path)
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The usual row of each sheet; the first column names the row.
  private static let sheets: [String: String] = [
    "村(社区)基本情况": "村(社区)名称=东村 村(社区)代码=459901100201 所属乡镇=东镇 类别=建制村 户数=300 户籍人口=900",
    "党支部台账":
      "党组织名称=东村党支部 党组织代码=01.002 党组织类别=党支部 上级党组织=东镇党委 单位类别=建制村 所属乡镇=东镇 所在村=东村 "
      + "成立日期=2000-07-01 领导班子当选日期=2021-01-10 任期年限=5 领导班子届满日期=2026-01-10 党组织书记=张一",
    "党员花名册":
      "姓名=张一 身份证号=auto 人员类别=正式党员 党籍状态=正常 入党日期=2001-06-01 转正日期=2002-06-01 所在党支部=东村党支部",
    "入党积极分子": "姓名=孙甲 身份证号=auto 所在村=东村 所在党支部=东村党支部 确定为入党积极分子时间=2022-03-01 状态=在培",
    "组织生活记录": "支部名称=东村党支部 活动类型=主题党日 会议时间=2023-05-05 应到人数=10 实到人数=9 请假人数=1 缺席人数=0",
    "两新组织":
      "单位名称=甲公司 统一社会信用代码=auto 所属乡镇=东镇 类型=非公企业 运营状态=正常运营 从业人员数=20 党员人数=0 是否建立党组织=否 "
      + "是否派驻党建指导员=是 指导员姓名=陈指导 指导员电话=19900001111",
    "网格台账":
      "网格编号=G1 网格名称=东村网格 所属乡镇=东镇 层级=村级网格 所属村(社区)=东村 网格长=张一 网格长政治面貌=中共党员 是否建立党支部=是 "
      + "党支部名称=东村党支部",
    "阵地台账": "阵地名称=东村党群服务中心 阵地类型=村 所属乡镇=东镇 所属村=东村 建筑面积=320 占地面积=400",
    "四议两公开":
      "事项=修水渠 村(社区)名称=东村 提议时间=2023-03-01 商议时间=2023-03-03 审议时间=2023-03-06 审议应到=20 审议实到=18 "
      + "决议时间=2023-03-10 决议会议形式=村民代表会议 决议应到=30 决议实到=24 决议到会比例=80% 赞成人数=20 决议公开时间=2023-03-11 "
      + "实施结果公开时间=2023-05-01 是否实施完毕=是",
    "软弱涣散整顿": "村(社区)名称=东村 主要问题=班子不团结 整顿措施=调整班子 整顿时限=2023-12-31",
    "党建品牌": "品牌名称=东村红 所属党组织=东村党支部 所属乡镇=东镇 领域=农村",
    "事项清单": "事项=小微权力清单 单位=东村 单位类型=村 所属乡镇=东镇 应完成=是 是否完成=是 完成时间=2023-04-01",
    "发展党员计划": "所属乡镇=东镇 发展计划数=5",
    "党员增减": "所属乡镇=东镇 期初=3 发展=0 转入=0 恢复党籍=0 转出=0 去世=0 出党=0 停止党籍=0 期末=3",
    "党组织更名": "原名称=老东村党支部 变更类型=合并 现党组织=东村党支部",
    "乡镇汇总": "所属乡镇=东镇 村(社区)数=2 户数=1200 户籍人口=3900 党支部数=2 党员数=3",
    "村干部台账": "姓名=张一 所在镇=东镇 所在村=东村 职务=书记",
    "培训签到": "备注=1 培训班名称=轮训班 培训时间=2023-03-09 姓名=张一 所在党支部=东村党支部 签到=√",
    "培训班台账": "培训班名称=轮训班 开班时间=2023-03-09 培训天数=1 学时=8",
    "驻村工作队": "队员姓名=周队 类别=第一书记 身份证号=auto 所驻村=东村 任职时间=2021-05-28",
    "双报到": "备注=1 党员姓名=张一 所在党组织=东村党支部 报到社区=西社区 报到状态=已报到",
    "微心愿": "心愿编号=1 心愿人=吴甲 心愿内容=修灯 征集时间=2023-03-01",
    "项目领办": "项目名称=红色物业 领办人=李二 认领时间=2023-01-01 计划完成时间=2023-12-31",
    "谈话提醒": "备注=1 谈话人=郑镇 谈话对象=张一 谈话时间=2023-03-01",
  ]

  /// What every month holds.
  private static let base = [
    "村(社区)基本情况",
    "村(社区)基本情况 村(社区)名称=西社区 村(社区)代码=459901100202 类别=城市社区 户数=900 户籍人口=3000",
    "党支部台账 党组织名称=东镇党委 党组织代码=01.001 党组织类别=党委 上级党组织=- 单位类别=乡镇 所在村=- 党组织书记=郑镇",
    "党支部台账",
    "党支部台账 党组织名称=西社区党支部 党组织代码=01.003 单位类别=城市社区 所在村=西社区 党组织书记=-",
    "党员花名册", "党员花名册 姓名=李二", "党员花名册 姓名=王三",
  ]

  /// CSV texts by file name.
  private(set) var files: [String: String] = [:]
  private var before: [String: String]?

  init(_ changes: [String]) throws {
    files = try Self.files(changes.filter { !$0.hasPrefix("上月") })
    let earlier = changes.filter { $0.hasPrefix("上月") }.map { String($0.dropFirst(3)) }
    if !earlier.isEmpty { before = try Self.files(earlier) }
  }

  private static func files(_ changes: [String]) throws -> [String: String] {
    var files: [String: String] = [:]
    var rows: [String: [[(column: String, value: String)]]] = [:]
    var serial = 0
    for line in Self.base + changes {
      var words = line.split(separator: " ").map(String.init)
      var sheet = words.removeFirst()
      var count = 1
      if let star = sheet.firstIndex(of: "*") {
        count = Int(sheet[sheet.index(after: star)...]) ?? 0
        sheet = String(sheet[..<star])
      }
      let usual = try Self.cells(try Self.known(Self.sheets[sheet], sheet))
      let changed = try Self.cells(words.joined(separator: " "))
      for number in 0..<count {
        serial += 1
        var key = changed.first { $0.column == usual[0].column }?.value ?? usual[0].value
        if count > 1 { key += Self.numeral(number) }
        let place = rows[sheet, default: []].firstIndex { $0[0].value == key && count == 1 }
        var row = place.map { rows[sheet, default: []][$0] } ?? usual
        for change in changed {
          if let index = row.firstIndex(where: { $0.column == change.column }) {
            row[index].value = change.value
          } else {
            row.append(change)
          }
        }
        row[0].value = key
        for index in row.indices where row[index].value == "auto" {
          row[index].value =
            row[index].column == "身份证号" ? Self.citizenID(serial) : Self.creditCode(serial)
        }
        if let place { rows[sheet]?[place] = row } else { rows[sheet, default: []].append(row) }
      }
    }
    for (sheet, rows) in rows {
      var columns: [String] = []
      for cell in rows.joined() where !columns.contains(cell.column) { columns.append(cell.column) }
      let lines = rows.map { row in
        columns.map { column in row.first { $0.column == column }?.value ?? "-" }
          .map { $0 == "-" ? "" : $0 }.joined(separator: ",")
      }
      files["\(sheet).csv"] =
        ([columns.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }
    return files
  }

  /// The rows, or what they are about, of which a rule has something to say.
  func entities(of rule: String) throws -> [String] {
    var pipeline = try Self.pipeline.get()
    pipeline.checks.removeAll { $0.name != rule }
    pipeline.metrics = []
    Self.keepModels(of: &pipeline, for: pipeline.checks.map(\.rows.text))
    return try filled(pipeline) { builder, period in
      try CheckRunner(pipeline: pipeline, period: period).run(on: builder.ledger) {
        try builder.add($0)
      }
      let found = try builder.ledger.rows(
        of: "SELECT rule, COALESCE(entity, 'row ' || row) FROM _finding ORDER BY _id")
      return found.compactMap { row in
        guard row[0] == .text(rule), case .text(let entity) = row[1] else { return nil }
        return entity
      }
    }
  }

  /// How much is met, not met, and cannot be judged.
  func figure(of metric: String) throws -> [Int] {
    var pipeline = try Self.pipeline.get()
    pipeline.metrics.removeAll { $0.name != metric }
    pipeline.checks = []
    Self.keepModels(of: &pipeline, for: pipeline.metrics.map(\.from))
    return try filled(pipeline) { builder, period in
      let results = try MetricRunner(pipeline: pipeline, period: period).run(on: builder.ledger)
      return results.flatMap { [$0.total.met, $0.total.notMet, $0.total.unknown] }
    }
  }

  /// All findings of checks and all figures, as so many readers find them.
  func measured(
    readers count: Int
  ) throws -> (findings: [[Ledger.Value]], results: [MetricResult]) {
    let pipeline = try Self.pipeline.get()
    return try filled(pipeline) { builder, period in
      let readers = try builder.openReaders(count)
      let checks = CheckRunner(pipeline: pipeline, period: period)
      try checks.run(on: readers) { try builder.add($0) }
      try builder.commit()
      let results = try MetricRunner(pipeline: pipeline, period: period).run(on: readers)
      try checks.run(.figures, on: readers) { try builder.add($0) }
      let findings = try builder.ledger.rows(of: "SELECT * FROM _finding ORDER BY _id")
      return (findings, results)
    }
  }

  /// The month's ledger, with that of the month before where there is one.
  private func filled<Result>(
    _ pipeline: Pipeline, _ body: (LedgerBuilder, Period) throws -> Result
  ) throws -> Result {
    let period = try Self.known(Period(Self.period), "period")
    let folder = try TemporaryFolder()
    if let before {
      let earlier = try Self.known(Period("2023-05"), "period")
      let builder = try Self.ledger(pipeline, earlier, of: before, in: folder)
      try builder.finish()
      try builder.publish()
    }
    let builder = try Self.ledger(pipeline, period, of: files, in: folder)
    defer { builder.discard() }
    for model in pipeline.models { try builder.install(model) }
    return try body(builder, period)
  }

  /// Leaves out the models of which no query says the name: making them all would only take time.
  private static func keepModels(of pipeline: inout Pipeline, for queries: [String]) {
    var texts = queries
    var kept: [Model] = []
    for model in pipeline.models.reversed() where texts.contains(where: { $0.contains(model.name) })
    {
      kept.insert(model, at: 0)
      texts.append(model.sql.text)
    }
    pipeline.models = kept
  }

  /// A ledger with its rows, and what was found wrong in reading them.
  private static func ledger(
    _ pipeline: Pipeline, _ period: Period, of files: [String: String], in folder: TemporaryFolder
  ) throws -> LedgerBuilder {
    let place = LedgerPlace(output: folder.path(of: "out"), period: period)
    for (name, text) in files { try folder.write(text, to: "\(period)/\(name)") }
    let builder = try LedgerBuilder(pipeline: pipeline, period: period, place: place)
    let importer = try known(
      Importer(pipeline: pipeline, period: period, language: .chinese, sink: builder), "importer")
    try importer.run(try InputLister.files(at: [folder.path(of: "\(period)")]))
    try builder.makeIndices(over: pipeline.datasets.map(\.name))
    return builder
  }

  private static func cells(_ text: String) throws -> [(column: String, value: String)] {
    try text.split(separator: " ").map { word in
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { throw Malformed(text: String(word)) }
      return (String(parts[0]), String(parts[1]))
    }
  }

  private static func numeral(_ number: Int) -> String {
    let digits = Array("甲乙丙丁戊己庚辛壬癸")
    return "\(digits[number / 10 % 10])\(digits[number % 10])"
  }

  /// A made-up number: the area code is assigned to nobody.
  private static func citizenID(_ serial: Int) -> String {
    let body = Array("45990119700101" + "\(100 + serial * 2)".suffix(3))
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(body, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return String(body) + String(Array("10X98765432")[sum % 11])
  }

  private static func creditCode(_ serial: Int) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let number = "\(serial)"
    let body = Array("91459901MA" + String(repeating: "0", count: 7 - number.count) + number)
    var weight = 1
    var sum = 0
    for character in body {
      sum += (alphabet.firstIndex(of: character) ?? 0) * weight
      weight = weight * 3 % 31
    }
    return String(body) + String(alphabet[(31 - sum % 31) % 31])
  }

  private struct Malformed: Error { var text: String }

  private static func known<T>(_ value: T?, _ name: String) throws -> T {
    guard let value else { throw Malformed(text: name) }
    return value
  }
}
