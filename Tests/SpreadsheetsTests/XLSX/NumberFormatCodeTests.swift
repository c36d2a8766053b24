import Testing

@testable import Spreadsheets

struct NumberFormatCodeTests {
  @Test(arguments: [
    ("yyyy-mm-dd", NumberStyle.Category.date),
    (#"yyyy"年"m"月"d"日""#, .date),
    ("yyyy年m月", .date),
    ("[$-804]yyyy年m月d日;@", .date),
    (#"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy"#, .date),
    ("[DBNum1][$-804]m\"月\"", .date),
    ("m/d/yy h:mm", .date),
    ("MMM", .date),
    ("aaaa", .date),  // the day of the week, 星期一
    ("[$-411]ge.m.d", .date),
    ("e\"年\"", .date),
    ("h:mm:ss AM/PM", .time),
    ("上午/下午h\"时\"mm\"分\"", .time),
    ("mm:ss.0", .time),
    ("[h]:mm", .duration),
    ("[mm]:ss", .duration),
    ("[ss].00", .duration),
    ("General", .general),
    ("[Red]0.00", .general),
    ("[h", .general),
    (#""yyyy"0"#, .general),
    (#"\d0"#, .general),
    (#"0_d;yyyy"#, .general),  // the second section is for negative numbers
    ("* #,##0_m", .general),
    ("0.00E+00", .general),
    ("##0.0e-0", .general),
    ("", .general),
    ("\"", .general),
    ("\\", .general),
    ("0.0%", .percent),
    ("@", .text),
  ])
  func tellsTheCategory(code: String, category: NumberStyle.Category) {
    #expect(NumberStyle(formatCode: code).category == category)
  }

  @Test(arguments: [
    ("General", -1), ("@", -1), ("0", 0), ("#,##0", 0), ("0.00", 2), ("#,##0.000;(0)", 3),
    ("0.0#", 1), ("0%", 0), ("0.00%", 2), ("# ?/?", -1), ("0.00E+00", 2), ("¥0.00", 2),
    ("ss.00", -1),
  ])
  func countsDecimals(code: String, decimals: Int8) {
    #expect(NumberStyle(formatCode: code).decimals == decimals)
  }

  @Test(arguments: [
    (0, NumberStyle.Category.general), (2, .general), (9, .percent), (14, .date), (22, .date),
    (18, .time), (21, .time), (27, .date), (31, .date), (32, .time), (33, .time), (36, .date),
    (45, .time), (46, .duration), (47, .time), (49, .text), (50, .date), (55, .time), (56, .time),
    (57, .date), (58, .date), (1_000, .general),
  ])
  func knowsTheFormatsThatFilesDoNotWriteDown(id: Int, category: NumberStyle.Category) {
    #expect(BuiltinNumberFormats.style(ofID: id).category == category)
  }
}
