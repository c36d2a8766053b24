import Yams

/// A YAML value that knows its place; each method reads it as one thing, or reports why it is none.
struct ValueReader {
  let node: Node
  let source: YAMLSource
  let session: LoadingSession

  var location: Location { source.location(node.mark) }

  /// Whether nothing stands there: `key:` with no value.
  var isNull: Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// The text of a scalar in plain style, `2023` but not `"2023"`.
  var plainText: String? {
    guard let scalar = node.scalar, scalar.style == .plain, !isNull else { return nil }
    return scalar.string
  }

  func report(_ code: String, _ message: LocalizedText, suggestion: String? = nil) {
    session.report(code, at: location, message, suggestion: suggestion)
  }

  func wrongType(_ wanted: LocalizedText, suggestion: String? = nil) {
    if isNull {
      report(
        "empty",
        LocalizedText("这里没有写值，应是\(wanted.chinese)", "nothing stands here; write \(wanted.english)"))
      return
    }
    let found =
      switch node {
      case .scalar(let scalar): LocalizedText("“\(scalar.string)”", "“\(scalar.string)”")
      case .sequence: LocalizedText("列表", "a list")
      case .mapping: LocalizedText("一组键", "keys and values")
      case .alias: LocalizedText("别名", "an alias")
      }
    report(
      "wrong-type",
      LocalizedText(
        "这里应是\(wanted.chinese)，写的却是\(found.chinese)",
        "this should be \(wanted.english), not \(found.english)"),
      suggestion: suggestion)
  }

  /// Any scalar that is not blank: `2023` and `yes` are texts, too.
  func text() -> String? {
    guard let scalar = node.scalar, !isNull, scalar.string.contains(where: { !$0.isWhitespace })
    else {
      if node.scalar != nil {
        report("empty", LocalizedText("这里没有写值，应是文字", "nothing stands here; write a text"))
      } else {
        wrongType(LocalizedText("文字", "a text"))
      }
      return nil
    }
    return scalar.string
  }

  func boolean() -> Bool? {
    switch plainText?.lowercased() {
    case "true": return true
    case "false": return false
    case "yes", "on", "是": wrongType(Self.boolean, suggestion: "true")
    case "no", "off", "否": wrongType(Self.boolean, suggestion: "false")
    default: wrongType(Self.boolean)
    }
    return nil
  }

  private static let boolean = LocalizedText(" true 或 false", "true or false")

  func number() -> Double? {
    guard let number = plainText.flatMap(Self.number) else {
      let mended = node.scalar.flatMap { Self.number($0.string.filter { $0 != "," && $0 != "，" }) }
      wrongType(
        LocalizedText("数字", "a number"),
        suggestion: mended.flatMap { Int(exactly: $0) }.map { "\($0)" })
      return nil
    }
    return number
  }

  func integer() -> Int? {
    guard let number = plainText.flatMap(Self.number), let whole = Int(exactly: number) else {
      wrongType(LocalizedText("整数", "a whole number"))
      return nil
    }
    return whole
  }

  /// A decimal number as people write it; not `0x10`, `nan` or `1_000`, which Swift or YAML would take.
  static func number(_ text: String) -> Double? {
    guard let last = text.utf8.last, last.isASCIIDigit else { return nil }
    guard text.utf8.allSatisfy({ $0.isASCIIDigit || "+-.eE".utf8.contains($0) }) else {
      return nil
    }
    guard let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// A day that exists; if `isPartial`, also `2023-06` and `2023`.
  func date(isPartial: Bool = false) -> String? {
    guard let text = text() else { return nil }
    guard CalendarRules.isISODate(text, isPartial: isPartial) else {
      report(
        "date-form",
        LocalizedText(
          "“\(text)”不是日期，请写成 2023-06-30 的样子", "“\(text)” is no date; write it as 2023-06-30"))
      return nil
    }
    return text
  }

  /// One of the cases of an enumeration, by its raw value.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) -> Choice? {
    guard let text = text() else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    report(
      "unknown-value",
      LocalizedText(
        "“\(text)”不能用在这里，可以写：\(names.joined(separator: "、"))",
        "“\(text)” is not one of \(names.joined(separator: ", "))"),
      suggestion: NearestName.find(text, in: names))
    return nil
  }

  /// The elements of a list.
  func elements() -> [ValueReader]? {
    guard let sequence = node.sequence else {
      let single = node.scalar.flatMap { isNull ? nil : "[\($0.string)]" }
      wrongType(LocalizedText("列表", "a list"), suggestion: single)
      return nil
    }
    return sequence.map { ValueReader(node: $0, source: source, session: session) }
  }

  func texts() -> [String]? { elements()?.compactMap { $0.text() } }

  func mapping(_ keys: [String]) -> MappingReader? { MappingReader(self, keys: keys) }

  /// SQL, and where its first character stands.
  func sql() -> SQLText? {
    guard let text = text(), let scalar = node.scalar else { return nil }
    var place = location
    switch scalar.style {
    case .literal, .folded:
      place.column = source.indentation(after: place.line) + 1
      place.line += 1
    case .singleQuoted, .doubleQuoted: place.column += 1
    case .any, .plain: break
    }
    let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.endIndex
    return SQLText(text: String(text[..<end]), location: place)
  }
}
