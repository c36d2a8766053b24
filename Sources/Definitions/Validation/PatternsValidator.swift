/// Every `pattern` is a regular expression.
struct PatternsValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for field in pipeline.datasets.flatMap(\.fields) {
      guard let pattern = field.pattern else { continue }
      do {
        _ = try Regex(pattern)
      } catch {
        session.report(
          "pattern", at: session.places[field.location, "pattern"],
          LocalizedText(
            "“\(pattern)”不是正确的正则表达式，请检查括号和反斜线",
            "“\(pattern)” is no regular expression: \(error)"))
      }
    }
  }
}
