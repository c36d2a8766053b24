import Definitions
import Spreadsheets

/// What is said of a file that cannot be read: the place, then one sentence that can be acted on.
public enum ReadErrorWords {
  public static func sentence(_ error: ReadError) -> LocalizedText {
    let words = reason(error.kind)
    return LocalizedText(
      "\(error.position)：\(words.chinese)", "\(error.position): \(words.english)")
  }

  /// Without the place.
  public static func reason(_ kind: ReadError.Kind) -> LocalizedText {
    switch kind {
    case .notFound: LocalizedText("找不到这个文件，请检查路径", "there is no such file; check the path")
    case .unreadable(let reason): unreadable(DamageWords.text(reason))
    case .empty:
      LocalizedText("文件是空的，请重新导出，或请对方重发", "the file is empty; export it again or ask for it again")
    case .notAFile:
      LocalizedText(
        "这不是文件，是管道、套接字或设备，请给出文件",
        "this is no file, but a pipe, a socket or a device; give a file")
    case .changed:
      LocalizedText(
        "读的时候文件变了，请等它存好后再运行", "the file changed while it was read; run again when it is saved")
    case .unsupported(let format): unsupported(format)
    case .encrypted:
      LocalizedText("文件有打开密码，请去掉密码后另存再交", "the file is encrypted; save it without a password")
    case .markBeforeBinary:
      LocalizedText(
        "下载时文件开头多了三个字节（BOM），Excel 也打不开；请让导出系统修正，或另外导出 .xlsx",
        "the download put a byte-order mark before the .xls, so that no program opens it; "
          + "export it again, as .xlsx if you can")
    case .unrecognized:
      LocalizedText("认不出这是什么文件，请另存为 .xlsx", "the file is of no known kind; save it as .xlsx")
    case .malformed(let part, let detail): malformed(part, DamageWords.text(detail))
    case .unterminatedQuote:
      LocalizedText(
        "这里的引号没有配对，请补上或删去引号", "this quoted field is never closed; close it or delete the quote")
    case .undecodable(let encoding):
      LocalizedText(
        "文字编码认不出（试过 \(encoding)），请另存为 UTF-8 的 CSV 或 .xlsx",
        "the text encoding is not known (tried \(encoding)); save it as UTF-8 CSV or .xlsx")
    case .sharedStringOutOfRange(let index, let count):
      LocalizedText(
        "文件已损坏：单元格引用第 \(index) 条文字，文件只有 \(count) 条；请重新导出或另存为 .xlsx",
        "the file is damaged: the cell refers to text \(index), but the workbook holds \(count); export it again or save it as .xlsx"
      )
    case .limit(let name, let value): ReadLimitWords.sentence(name, value)
    }
  }

  private static func unreadable(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      "打不开这个文件（\(reason.chinese)），请检查权限和磁盘",
      "the file cannot be opened (\(reason.english)); look at its permissions and the disk")
  }

  private static func malformed(_ part: String, _ detail: LocalizedText) -> LocalizedText {
    LocalizedText(
      "文件已损坏（\(part)：\(detail.chinese)），请重新导出或另存为 .xlsx",
      "the file is damaged (\(part): \(detail.english)); export it again or save it as .xlsx")
  }

  private static func unsupported(_ format: FileFormat) -> LocalizedText {
    switch format {
    case .xls:
      LocalizedText(
        "这是旧式 .xls 文件，请用 Excel 或 WPS 打开后“另存为”.xlsx",
        "this is an old binary .xls; open it in Excel or WPS and save it as .xlsx")
    case .xlsb, .ods:
      LocalizedText(
        "这是 .\(format.rawValue) 文件，请打开后“另存为”.xlsx", "this is .\(format.rawValue); save it as .xlsx")
    case .html:
      LocalizedText(
        "这是网页，里面没有表格（可能是登录页、出错页，或网页的框架）；请重新导出，或用 Excel 打开后“另存为”.xlsx",
        "this is a web page without a table (perhaps one that asks to log in, or a frame); "
          + "export it again, or open it in Excel and save it as .xlsx")
    case .mhtml:
      LocalizedText(
        "这是“单个文件网页”（.mht），请用 Excel 或 WPS 打开后“另存为”.xlsx",
        "this is a web page in a single file (.mht); open it in Excel or WPS and save it as .xlsx")
    case .pdf, .image, .doc, .zip:
      LocalizedText(
        "这不是表格文件（\(format.rawValue)），请改报 .xlsx 或 CSV",
        "this is not a spreadsheet (\(format.rawValue)); ask for .xlsx or CSV")
    case .xlsx, .csv, .spreadsheetML, .unknown:
      LocalizedText(
        "读不了这种文件，请另存为 .xlsx", "files of this kind are not read; save it as .xlsx")
    }
  }
}
