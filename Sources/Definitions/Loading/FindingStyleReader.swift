/// `findings:`, in `pipeline.yaml` and at a field.
struct FindingStyleReader {
  static func read(_ value: ValueReader) -> [String: FindingStyle] {
    let wanted = LocalizedText("一组键：发现的代码和它的写法", "finding codes and their styles")
    var styles: [String: FindingStyle] = [:]
    for (code, style) in value.entries(wanted) ?? [] {
      let keys = ["rule", "severity", "effect", "message", "suggestion"]
      guard let name = code.text(), let mapping = style.mapping(keys) else { continue }
      if !FindingCodes.all.contains(name) {
        code.report(
          "unknown-finding",
          LocalizedText("没有“\(name)”这个发现代码", "there is no finding with the code “\(name)”"),
          suggestion: NearestName.find(name, in: FindingCodes.all))
      }
      styles[name] = FindingStyle(
        rule: mapping["rule"]?.identifier(), severity: mapping["severity"]?.choice(Severity.self),
        effect: mapping["effect"]?.choice(Effect.self), message: mapping["message"]?.text(),
        suggestion: mapping["suggestion"]?.text())
    }
    return styles
  }
}

extension ValueReader {
  /// The id of a rule, check or metric: anything without white space.
  func identifier() -> String? {
    guard let text = text() else { return nil }
    guard !text.contains(where: \.isWhitespace) else {
      report(
        "name-form", LocalizedText("“\(text)”里不能有空格", "“\(text)” may not hold spaces"),
        suggestion: String(text.map { $0.isWhitespace ? "_" : $0 }))
      return nil
    }
    return text
  }
}
