/// The number formats that a workbook uses by id without writing them down.
///
/// Ids 27–36 and 50–58 mean other things in other languages; here they are those of Simplified
/// Chinese, which are dates and times in Japanese, Korean and Traditional Chinese as well.
///
/// Source: ECMA-376 Part 1, 18.8.30.
enum BuiltinNumberFormats {
  static func style(ofID id: Int) -> NumberStyle {
    styles[id] ?? .general
  }

  private static let styles = codes.mapValues { NumberStyle(formatCode: $0) }

  private static let codes: [Int: String] = [
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: "#,##0;-#,##0", 6: "#,##0;[Red]-#,##0", 7: "#,##0.00;-#,##0.00",
    8: "#,##0.00;[Red]-#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",

    27: #"yyyy"年"m"月""#, 28: #"m"月"d"日""#, 29: #"m"月"d"日""#, 30: "m-d-yy",
    31: #"yyyy"年"m"月"d"日""#, 32: #"h"时"mm"分""#, 33: #"h"时"mm"分"ss"秒""#,
    34: #"上午/下午h"时"mm"分""#, 35: #"上午/下午h"时"mm"分"ss"秒""#, 36: #"yyyy"年"m"月""#,

    37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00", 41: "_ * #,##0_ ", 42: "_ * #,##0_ ", 43: "_ * #,##0.00_ ",
    44: "_ * #,##0.00_ ", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",

    50: #"yyyy"年"m"月""#, 51: #"m"月"d"日""#, 52: #"yyyy"年"m"月""#, 53: #"m"月"d"日""#,
    54: #"m"月"d"日""#, 55: #"上午/下午h"时"mm"分""#, 56: #"上午/下午h"时"mm"分"ss"秒""#,
    57: #"yyyy"年"m"月""#, 58: #"m"月"d"日""#,
  ]
}
