/// `target:` of a metric: `rate >= 100%`, `not_met = 0`, `met >= :minimum`.
struct TargetParser {
  private enum Failure: Error {
    case form
    case measure(String)
    case bound(String)
    case share, percentOfCount
  }

  static func read(_ value: ValueReader) -> Metric.Target? {
    guard let text = value.text() else { return nil }
    switch parse(text) {
    case .success(let target): return target
    case .failure(let failure):
      value.report("target", message(failure, text), suggestion: mended(text))
      return nil
    }
  }

  private static func parse(_ text: String) -> Result<Metric.Target, Failure> {
    let signs: Set<Character> = [">", "<", "="]
    guard let start = text.firstIndex(where: signs.contains) else { return .failure(.form) }
    let sign = text[start...].prefix(while: signs.contains)
    guard let comparison = Metric.Target.Comparison(rawValue: String(sign)) else {
      return .failure(.form)
    }
    let measureName = trimmed(text[..<start])
    let boundText = trimmed(text[sign.endIndex...])
    guard let measure = measureName.isEmpty ? .rate : Metric.Target.Measure(rawValue: measureName)
    else { return .failure(.measure(measureName)) }

    let bound: Metric.Target.Bound
    if boundText.hasPrefix(":"), boundText.count > 1 {
      bound = .parameter(String(boundText.dropFirst()))
    } else if boundText.hasSuffix("%"), let share = ValueReader.number(String(boundText.dropLast()))
    {
      if measure != .rate { return .failure(.percentOfCount) }
      bound = .number(share / 100)
    } else if let number = ValueReader.number(boundText) {
      // `rate >= 95` can only be meant as a percentage, and would never be met.
      if measure == .rate, number > 1 { return .failure(.share) }
      bound = .number(number)
    } else {
      return .failure(boundText.isEmpty ? .form : .bound(boundText))
    }
    return .success(
      Metric.Target(measure: measure, comparison: comparison, bound: bound, text: text))
  }

  private static func trimmed(_ text: Substring) -> String {
    let isSpace = { (character: Character) in character.isWhitespace }
    return String(String(text.drop(while: isSpace).reversed()).drop(while: isSpace).reversed())
  }

  private static func message(_ failure: Failure, _ text: String) -> LocalizedText {
    switch failure {
    case .form:
      LocalizedText(
        "目标“\(text)”看不懂，请写成“rate >= 100%”的样子（比较用 >= <= = > <）",
        "the target “\(text)” cannot be understood; write it as “rate >= 100%” (with >= <= = > <)")
    case .measure(let name):
      LocalizedText(
        "目标里的“\(name)”不认识，可以写：rate（率）、met（达标数）、not_met（未达标数）",
        "“\(name)” in the target is not one of rate, met, not_met")
    case .bound(let bound):
      LocalizedText(
        "目标里的“\(bound)”不是数字、百分数或 :参数", "“\(bound)” in the target is no number, share or :parameter")
    case .share:
      LocalizedText(
        "率在 0 和 1 之间，百分数要写“%”", "a rate lies between 0 and 1; a percentage needs its %")
    case .percentOfCount:
      LocalizedText(
        "met 和 not_met 是个数，不能用百分数；要比率请写 rate", "met and not_met are counts; for a share write rate")
    }
  }

  /// The target with the usual slips mended, if it can be read then.
  private static func mended(_ text: String) -> String? {
    let replacements: [Character: String] = [
      "≥": ">=", "≧": ">=", "≤": "<=", "≦": "<=", "＞": ">", "＜": "<", "＝": "=", "％": "%", "：": ":",
    ]
    var mended = text.map { replacements[$0] ?? String($0) }.joined()
    for (wrong, right) in [("==", "="), ("=>", ">="), ("=<", "<=")] {
      mended = mended.split(separator: wrong, omittingEmptySubsequences: false).joined(
        separator: right)
    }
    switch parse(mended) {
    case .success: return mended
    case .failure(.share): return mended + "%"
    case .failure(.percentOfCount):
      guard let sign = mended.firstIndex(where: { "<>=".contains($0) }) else { return nil }
      return "rate " + mended[sign...]
    case .failure(.measure(let name)):
      let names = Metric.Target.Measure.allCases.map(\.rawValue)
      guard let near = NearestName.find(name, in: names) else { return nil }
      let start = mended.firstIndex { "<>=".contains($0) } ?? mended.endIndex
      return "\(near) \(mended[start...])"
    case .failure: return nil
    }
  }
}
