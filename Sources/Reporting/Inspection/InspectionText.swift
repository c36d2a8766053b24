import Definitions
import Importing
import Spreadsheets

/// What `inspect` says of a file.
public struct InspectionText {
  private let pipeline: Pipeline?
  private let disclosure: Disclosure
  private let language: Language
  private let words: InspectionWords

  public init(pipeline: Pipeline?, language: Language, isUnmasked: Bool) {
    self.pipeline = pipeline
    self.language = language
    disclosure = Disclosure(isUnmasked: isUnmasked)
    words = InspectionWords(language: language)
  }

  /// The text, with an empty line at its end.
  public func text(of inspection: Inspection) -> String {
    var lines = [inspection.file.name]
    if inspection.facts.size > 0 { lines += about(inspection).map { "  " + $0 } }
    if let error = inspection.error {
      lines.append("  " + say("读不了：", "cannot be read: ") + words.reason(of: error))
    }
    for sheet in inspection.sheets.prefix(InspectionLimits.sheets) {
      let text = SheetInspectionText(
        sheet: sheet, pipeline: pipeline, disclosure: disclosure, language: language)
      lines += text.lines.map { "  " + $0 }
    }
    let rest = inspection.sheets.count - InspectionLimits.sheets
    if rest > 0 {
      lines.append("  " + say("还有 \(rest) 张工作表没有列出", "\(rest) more worksheets are not shown"))
    }
    // Names, headings and cells come from strangers, and a line is a line.
    return lines.map(oneLine).joined(separator: "\n") + "\n\n"
  }

  private func about(_ inspection: Inspection) -> [String] {
    let facts = inspection.facts
    var lines: [String] = []
    var format = words.name(of: facts.format)
    if facts.isEncrypted { format += say("，有打开密码", ", encrypted") }
    var line = say("格式 ", "format ") + format + words.comma + words.size(facts.size)
    if let system = inspection.dateSystem { line += words.comma + words.text(of: system) }
    lines.append(line)
    if let promised = inspection.promisedFormat {
      let name = words.name(of: promised)
      lines.append(
        say("扩展名不符：看名字是\(spaced(name))", "the ending is wrong: the name says \(name)"))
    }
    if let encoding = facts.encoding {
      lines.append(say("编码 ", "encoding ") + words.text(of: encoding))
    }
    if let dialect = facts.dialect { lines.append(words.text(of: dialect)) }
    if let producer = facts.producer {
      let name = [producer.application, producer.version].compactMap { $0 }
        .map { disclosure.cut($0, to: InspectionLimits.name) }.joined(separator: " ")
      lines.append(say("由 \(name) 写成", "written by \(name)"))
    }
    if facts.hasMacros { lines.append(say("带宏（不运行）", "carries macros, which are not run")) }
    if inspection.sheets.count > 1 {
      let hidden = inspection.sheets.count { $0.sheet.visibility != .visible }
      let note = hidden > 0 ? say("（\(hidden) 张隐藏）", " (\(hidden) hidden)") : ""
      lines.append(
        say(
          "\(inspection.sheets.count) 张工作表\(note)", "\(inspection.sheets.count) worksheets\(note)"))
    }
    if facts.otherSheets.count > 0 {
      let names = facts.otherSheets.first.map { sheet in
        let name = shown(sheet.name)
        return say(
          "“\(name)”（\(words.name(of: sheet.kind))）", "“\(name)” (\(words.name(of: sheet.kind)))")
      }
      lines.append(
        say("没有单元格、不读的表：", "sheets without cells, not read: ")
          + words.list(names, of: facts.otherSheets.count))
    }
    return lines
  }

  /// A space between Chinese and Latin letters, as it is printed elsewhere.
  private func spaced(_ name: String) -> String { name.first?.isASCII == true ? " " + name : name }

  private func shown(_ name: String) -> String {
    disclosure.cut(name, to: InspectionLimits.name)
  }

  private func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  private func say(_ chinese: String, _ english: String) -> String { words.say(chinese, english) }
}
