/// Texts that `WordsTests` leaves alone, each with its reason.
enum WordsAllowed {
  /// Files and folders whose Chinese is read and not said.
  static let heard: [(place: String, reason: String)] = [
    ("Definitions/Examples/", "examples are written as senders write them"),
    ("Definitions/PersonalNumberFinder.swift", "signs round numbers in cells"),
    ("Importing/Corrections/CorrectionMark.swift", "what the names of corrected files say"),
    (
      "Importing/Corrections/ReturnMark.swift", "written into a return, to be known when it is back"
    ),
    ("Importing/Corrections/SenderName.swift", "what stands before a sender's name"),
    ("Importing/Drafting/", "headings that a draft goes by, and the draft, which is Chinese YAML"),
    ("Importing/Findings/DamageWords.swift", "the Chinese of what another target says in English"),
    ("Importing/Input/FormMark.swift", "written into a form, to be known when it is back"),
    ("Importing/Normalizers/", "what stands in cells"),
    ("Importing/Recognition/", "what stands in headings, titles and names of files"),
    ("Importing/Rules/", "what stands in cells"),
    ("Importing/SheetReading.swift", "what stands in cells"),
    ("Importing/Totals/", "what stands in rows of totals"),
    ("Measuring/Asking/ColumnCondition.swift", "signs of a condition as people type them"),
    ("Measuring/Asking/PopulationQuery.swift", "titles of columns; AnswerWords has the English"),
    ("Reporting/Definitions/PlanPage.swift", "a page in the language of the work plan"),
    ("Reporting/Formats/CSVText.swift", "signs with which a formula might begin"),
    ("Spreadsheets/", "bytes and formats; this target says nothing to anyone"),
  ]

  static let exceptions: [(file: String, text: String, reason: String)] =
    whole + [
      (definitions("Loading/YAMLSource+Syntax.swift"), "“：”", "the sign that is spoken of"),
      (findings("CellFaultWords.swift"), "是 or 否", "values are Chinese in any language"),
      (findings("SheetPlaceWords.swift"), "同上", "values are Chinese in any language"),
      (reporting("Forms/FormWords.swift"), "是 (yes)", "values are Chinese in any language"),
      (reporting("Definitions/ParameterTable.swift"), "种", "a mark of the handbook"),
      (definitions("Validation/PatternsValidator.swift"), "正则表达式", "a library's English is added"),
      (definitions("Loading/YAMLSource+Syntax.swift"), "YAML 写法有误", "a library's English is added"),
      (definitions("Loading/YAMLSource+Syntax.swift"), "控制字符", "a library's English is added"),
      (definitions("Loading/YAMLSource+Syntax.swift"), "不是 YAML", "a library's English is added"),
      ("Measuring/SQLFault.swift", "the SQL is wrong", "the database's English tells the rest"),
      (reporting("Inspection/InspectionWords.swift"), "等，共", "all in Chinese, the rest in English"),
      (reporting("Page/PageGroups.swift"), "个文件", "all in Chinese, the rest in English"),
      (reporting("Page/PageGroups.swift"), "等 |", "the end of a list"),
      (reporting("Inspection/SheetInspectionText.swift"), " 分 |", "the English bears the name too"),
      ("taizhang/ConversionNotes.swift", " 行 |", "the English has it in front"),
    ]

  static func isAllowed(_ text: String, in file: String) -> Bool {
    exceptions.contains { $0.file == file && text.contains($0.text) }
  }

  /// Texts that stand alone.
  private static let whole: [(file: String, text: String, reason: String)] =
    alone("Definitions/Loading/AliasesFile.swift", ["数据集", "字段", "表头"], "a header that is read")
    + alone("Definitions/Loading/RuleReader.swift", ["\\()：{value}"], "a rule's own Chinese title")
    + alone(
      "Definitions/Loading/TargetParser.swift", ["＞", "＜", "＝", "％", "："], "signs that are read")
    + alone("Definitions/Loading/ValueReader.swift", ["是", "否", "，"], "values that are read")
    + alone("Definitions/Loading/YAMLSource+Syntax.swift", ["："], "a sign that is looked for")
    + alone("Definitions/Validation/BooleanConditions.swift", ["是", "否"], "values that are read")
    + alone(
      "Definitions/Validation/SQLShapeValidator.swift",
      ["，", "；", "（", "）", "＝", "＞", "＜", "：", "\u{3000}", "％", "＊"], "signs that are looked for")
    + alone(
      "Importing/Corrections/CorrectionError.swift", ["“\\()”和“\\()”", "、"],
      "a part; english is beside it")
    + alone(
      "Importing/Findings/NotedRows.swift", ["、", "第 \\() 行等 \\() 行", "第 \\() 行"],
      "a part; english is beside it")
    + alone("Importing/Findings/SheetFaultWords.swift", ["序号", "编号"], "headings that are read")
    + alone(
      "Importing/Findings/SheetPlaceWords.swift",
      ["\\()\\() 个", "、", "百分数", "小于 1 的数", "大于 1 的数", "\\() \\() 个（如第 \\() 行）"],
      "a part; english is beside it")
    + alone(
      "LedgerStore/LedgerBuilder.swift", ["、"], "a value in the ledger, the same in any language")
    + alone("Measuring/Asking/WhyQuestion.swift", ["\\()；\\()"], "joins the pipeline's own titles")
    + alone(
      "Measuring/Comparing/RowChangeQuery.swift", ["CASE \\() WHEN 1 THEN '是' WHEN 0 THEN '否' END"],
      "values as the senders write them")
    + alone("Measuring/MetricRunner.swift", ["未知", "合计"], "names of groups in the ledger")
    + alone(
      "Measuring/SQLFault.swift",
      [
        "SQL 里的列“\\()”不存在", "SQL 里的表“\\()”不存在", "SQL 里的函数“\\()”不存在",
        "SQL 里的列“\\()”在几张表里都有，请写明是哪张表的", "SQL 在“\\()”附近写得不对", "SQL 没有写完", "SQL 有错（\\()）",
      ], "the database's English stands for all of them")
    + alone(
      "Reporting/Forms/FormBook.swift", ["填报单位：", "填报时间：", "序号"], "read when the form is back")
    + alone("Reporting/Forms/FormColumn.swift", ["是", "否", "名称"], "values and headings of forms")
    + alone("Reporting/Forms/FormOptions.swift", ["选项"], "the name of a hidden sheet")
    + alone("taizhang/AliasLearner.swift", ["是", "好"], "answers that are read")
    + alone("taizhang/Commands/GapsCommand.swift", [",，、/"], "signs that are read")
    + alone(
      "taizhang/ConversionNotes.swift", ["第 \\() 行", "第 \\()–\\() 行"],
      "a part; english is beside it")
    + alone("taizhang/Options.swift", [",，、 "], "signs that are read")

  private static func alone(_ file: String, _ texts: [String], _ reason: String)
    -> [(file: String, text: String, reason: String)]
  {
    texts.map { (file, "|\($0)|", reason) }
  }

  private static func definitions(_ name: String) -> String { "Definitions/" + name }
  private static func findings(_ name: String) -> String { "Importing/Findings/" + name }
  private static func reporting(_ name: String) -> String { "Reporting/" + name }
}
