import Yams

extension YAMLSource {
  /// Reports what the YAML parser stopped at, in the words of someone who does not know YAML.
  func report(_ error: any Error, _ session: LoadingSession) {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      let place = location(mark)
      let hint = Self.hint(problem: problem, line: suspects(at: mark, since: context?.mark))
      session.report(
        "yaml-syntax", at: place,
        LocalizedText(
          "YAML 写法有误：\(hint.chinese)", "this is not YAML: \(hint.english) (\(problem))"))
    case YamlError.reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      let line = before.reduce(1) { $1.isNewline ? $0 + 1 : $0 }
      let column = (before.split(separator: "\n", omittingEmptySubsequences: false).last ?? "")
        .unicodeScalars.count
      session.report(
        "yaml-syntax", at: Location(file: file, line: line, column: column + 1),
        LocalizedText(
          "文件里有不能用的控制字符，请删去", "the file holds a control character, remove it (\(problem))"))
    default:
      session.report(
        "yaml-syntax", at: Location(file: file, line: 1, column: 1),
        LocalizedText("这个文件不是 YAML", "this file is not YAML (\(error))"))
    }
  }

  /// The lines where the slip may be: the parser often notices only a line later.
  private func suspects(at mark: Mark, since start: Mark?) -> String {
    let last = max(mark.line, 1)
    let first = max(1, max(start?.line ?? last, last - 1))
    return (min(first, last)...last).map { String(line($0)) }.joined(separator: "\n")
  }

  private static func hint(problem: String, line: String) -> LocalizedText {
    if line.contains("：") {
      return LocalizedText(
        "这里用了全角冒号“：”，请改成半角冒号加空格“: ”",
        "a full-width colon “：” stands here; write “: ”")
    }
    if line.contains("\t") {
      return LocalizedText("缩进用了制表符，请改用空格", "a tab stands in the indentation; use spaces")
    }
    if line.contains("“") || line.contains("”") {
      return LocalizedText(
        "这里用了中文引号，请改成半角引号 \"…\"", "Chinese quotation marks stand here; use \"…\"")
    }
    switch problem {
    case "mapping values are not allowed in this context":
      return LocalizedText(
        "冒号的位置不对：检查上一行是否缺冒号、缩进是否对齐；文字里有“: ”时整段加引号",
        "a colon stands where none may: look at the indentation, and put quotes round a text with “: ”"
      )
    case "could not find expected ':'":
      return LocalizedText("键的后面缺少“: ”", "a “: ” is missing after a key")
    case "did not find expected key", "did not find expected '-' indicator":
      return LocalizedText(
        "缩进没有对齐，同一层的键（或“-”）要从同一列开始",
        "the indentation is uneven: keys (or “-”) of one level begin in one column")
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'",
      "did not find expected node content":
      return LocalizedText(
        "括号没有写完，或缺少逗号；{…} 里以“:”开头的参数要加引号，如 \":as_of\"",
        "a bracket is not closed or a comma is missing; within {…} quote parameters: \":as_of\"")
    case "found unexpected end of stream":
      return LocalizedText("引号或括号没有写完", "a quotation mark or bracket is never closed")
    case "found character that cannot start any token":
      return LocalizedText(
        "有不能打头的符号（如 @、`、%），请给这段文字加引号", "a text that begins with @, ` or % needs quotes")
    case "found undefined alias":
      return LocalizedText("“*”开头的文字要加引号", "a text that begins with “*” needs quotes")
    case "but found another document":
      return LocalizedText("一个文件只能有一份文档，请删去“---”", "a file holds one document; remove the “---”")
    default: return LocalizedText("从这里起看不懂", "it cannot be understood from here on")
    }
  }
}
