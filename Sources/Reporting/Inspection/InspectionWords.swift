import Definitions
import Importing
import Spreadsheets

/// The words of `inspect` for what files and sheets are.
struct InspectionWords {
  let language: Language

  func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }

  var comma: String { say("，", ", ") }
  var separator: String { say("；", "; ") }

  /// `1 row`, `2 rows`; for English only.
  func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)" + (number == 1 ? "" : "s")
  }

  func list(_ texts: [String]) -> String { texts.joined(separator: say("、", ", ")) }

  /// A list of which not all is shown.
  func list(_ texts: some Sequence<String>, of count: Int) -> String {
    let shown = Array(texts.prefix(InspectionLimits.places))
    let rest = count - shown.count
    return list(shown) + (rest > 0 ? say(" 等，共 \(count)", " and \(rest) more") : "")
  }

  func name(of format: FileFormat) -> String {
    switch format {
    case .xlsx: "XLSX"
    case .csv: say("文本表（CSV）", "text table (CSV)")
    case .spreadsheetML: "SpreadsheetML 2003 (XML)"
    case .html: say("网页（HTML）", "web page (HTML)")
    case .mhtml: say("单个文件网页（MHT）", "web page in one file (MHT)")
    case .xls: say("旧式 XLS", "old binary XLS")
    case .xlsb: "XLSB"
    case .ods: "ODS"
    case .pdf: "PDF"
    case .zip: say("压缩包（ZIP）", "archive (ZIP)")
    case .image: say("图片", "picture")
    case .doc: say("文档", "text document")
    case .unknown: say("认不出的格式", "unknown format")
    }
  }

  func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1_024: say("\(bytes) 字节", "\(bytes) bytes")
    case ..<(1 << 20): "\((bytes + 512) >> 10) KB"
    default: "\((bytes + (1 << 19)) >> 20) MB"
    }
  }

  func text(of encoding: FileFacts.Encoding) -> String {
    let certainty =
      switch encoding.certainty {
      case .certain: say("确定", "certain")
      case .likely: say("很可能", "likely")
      case .guess: say("猜的", "a guess")
      }
    let basis =
      switch encoding.basis {
      case .byteOrderMark: say("有 BOM", "byte-order mark")
      case .declared: say("文件自己写明", "declared")
      case .ascii: say("只有 ASCII 字符", "nothing but ASCII")
      case .validUTF8: say("字节都合 UTF-8", "all bytes are UTF-8")
      case .statistics: say("按字节推断", "told from the bytes")
      }
    var text = "\(encoding.name)" + say("（\(certainty)：\(basis)）", " (\(certainty): \(basis))")
    if let declared = encoding.declared, encoding.basis != .declared,
      declared != encoding.name
    {
      let shown = InspectionLimits.cut(declared, to: 30)
      text += say("，文件自称 \(shown)", ", though it declares \(shown)")
    }
    return text
  }

  func text(of dialect: FileFacts.Dialect) -> String {
    let delimiter = name(ofSign: dialect.delimiter)
    var parts = [say("以\(delimiter)分隔", "separated by \(delimiter)")]
    let quote = name(ofSign: dialect.quote)
    parts.append(
      dialect.quote == 0 ? say("不用引号", "no quotes") : say("用\(quote)括住", "quoted by \(quote)"))
    if dialect.escape != 0 {
      let escape = name(ofSign: dialect.escape)
      parts.append(say("引号前加\(escape)", "quotes escaped by \(escape)"))
    }
    let ends = [("CRLF", dialect.crlf), ("LF", dialect.lf), ("CR", dialect.cr)].filter { $0.1 > 0 }
    if ends.count == 1 {
      parts.append(say("行尾 ", "lines in ") + ends[0].0)
    } else if ends.count > 1 {
      let mixed = ends.map { "\($0.0) \($0.1)" }
      parts.append(say("行尾不一：", "mixed line ends: ") + list(mixed))
    }
    if dialect.hasSeparatorLine { parts.append(say("第一行是 sep=", "the first line is sep=")) }
    return parts.joined(separator: comma)
  }

  private func name(ofSign byte: UInt8) -> String {
    switch byte {
    case 0x09: say("制表符", "tabs")
    case 0x20: say("空格", "spaces")
    case UInt8(ascii: ","): say("逗号", "commas")
    case UInt8(ascii: ";"): say("分号", "semicolons")
    case UInt8(ascii: "|"): say("竖线", "bars")
    case UInt8(ascii: "\""): say("双引号", "double quotes")
    case UInt8(ascii: "'"): say("单引号", "apostrophes")
    case UInt8(ascii: "\\"): say("反斜杠", "backslashes")
    default: say("“\(UnicodeScalar(byte))”", "“\(UnicodeScalar(byte))”")
    }
  }

  func name(of kind: FileFacts.OtherSheet.Kind) -> String {
    switch kind {
    case .chart: say("图表", "chart")
    case .dialog: say("对话框", "dialog")
    case .macro: say("宏表", "macro sheet")
    case .withoutPart: say("没有内容，可能是宏模块", "without content, perhaps a macro module")
    }
  }

  func text(of system: DateSystem) -> String {
    switch system {
    case .from1900: say("日期从 1900 年算起", "dates count from 1900")
    case .from1904: say("日期从 1904 年算起（老 Mac 的算法）", "dates count from 1904, as on old Macs")
    }
  }

  /// Why a file cannot be read; the place too, where that is more than the file.
  func reason(of error: ReadError) -> String {
    let isWholeFile = error.position.sheet == nil && error.position.row == nil
    let sentence =
      isWholeFile ? ReadErrorWords.reason(error.kind) : ReadErrorWords.sentence(error)
    return sentence[language]
  }

  func text(of visibility: Sheet.Visibility) -> String {
    switch visibility {
    case .visible: ""
    case .hidden: say("（隐藏）", " (hidden)")
    case .veryHidden: say("（深度隐藏，菜单里取消不了）", " (very hidden: no menu shows it)")
    }
  }

  /// `A1:C9`.
  func text(of range: MergedRange) -> String {
    cell(range.rows.lowerBound, range.columns.lowerBound) + ":"
      + cell(range.rows.upperBound, range.columns.upperBound)
  }

  func text(of place: SheetFacts.CellPlace) -> String { cell(place.row, place.column) }

  private func cell(_ row: Int, _ column: Int) -> String {
    SourcePosition.letters(ofColumn: column) + "\(row)"
  }

  func text(ofRows range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }

  func text(ofColumns range: ClosedRange<Int>) -> String {
    let first = SourcePosition.letters(ofColumn: range.lowerBound)
    return range.count == 1
      ? first : first + "–" + SourcePosition.letters(ofColumn: range.upperBound)
  }

  func text(ofColor color: String) -> String {
    let names = [
      "#FF0000": ("红", "red"), "#FFFF00": ("黄", "yellow"), "#00B050": ("绿", "green"),
      "#00FF00": ("绿", "green"), "#0070C0": ("蓝", "blue"), "#0000FF": ("蓝", "blue"),
      "#00B0F0": ("浅蓝", "light blue"), "#FFC000": ("橙", "orange"), "#92D050": ("浅绿", "light green"),
      "#C00000": ("深红", "dark red"), "#7030A0": ("紫", "purple"),
    ]
    if let (chinese, english) = names[color] { return say("\(chinese) ", "\(english) ") + color }
    guard color.hasPrefix("theme ") else { return color }
    let number = color.dropFirst(6).prefix { $0.isNumber }
    let tint = color.hasSuffix("tinted") ? say("（变体）", " (tinted)") : ""
    return say("主题色 \(number)", "theme color \(number)") + tint
  }
}
