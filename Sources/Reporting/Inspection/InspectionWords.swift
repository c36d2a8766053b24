import Definitions
import Spreadsheets

/// The words of `inspect` for what files and sheets are.
struct InspectionWords {
  let language: Language

  func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }

  var comma: String { say("，", ", ") }
  var separator: String { say("；", "; ") }

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
    var parts = [say("分隔符 ", "delimiter ") + sign(dialect.delimiter)]
    parts.append(
      dialect.quote == 0
        ? say("不用引号", "no quotes") : say("引号 ", "quote ") + sign(dialect.quote))
    if dialect.escape != 0 { parts.append(say("转义 ", "escape ") + sign(dialect.escape)) }
    let ends = [("CRLF", dialect.crlf), ("LF", dialect.lf), ("CR", dialect.cr)].filter { $0.1 > 0 }
    if ends.count == 1 {
      parts.append(say("行尾 ", "lines end in ") + ends[0].0)
    } else if ends.count > 1 {
      let mixed = ends.map { "\($0.0) \($0.1)" }
      parts.append(say("行尾不一：", "mixed line ends: ") + list(mixed))
    }
    if dialect.hasSeparatorLine { parts.append(say("第一行是 sep=", "the first line is sep=")) }
    return parts.joined(separator: comma)
  }

  private func sign(_ byte: UInt8) -> String {
    switch byte {
    case 0x09: "TAB"
    case 0x20: say("空格", "space")
    default: String(UnicodeScalar(byte))
    }
  }

  func name(of kind: FileFacts.OtherSheet.Kind) -> String {
    switch kind {
    case .chart: say("图表", "chart")
    case .dialog: say("对话框", "dialog")
    case .macro: say("宏表", "macro sheet")
    case .module: say("宏模块", "macro module")
    }
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
