import Definitions

/// What a pipeline calls each fault of each field, and what the fault does to the row.
///
/// What a field's `findings` say comes first, then its `severity`, then the pipeline's `findings`.
struct FindingStyles: Sendable {
  struct Style: Sendable {
    var rule: String
    var severity: Severity
    var effect: Effect
    var message: String
    var suggestion: String?
  }

  private let styles: [[CellFault: Style]]
  /// The language of what is said.
  let language: Language

  init(_ dataset: Dataset, pipeline: Pipeline, language: Language) {
    self.language = language
    styles = dataset.fields.map { field in
      let pairs = CellFault.allCases.map { fault in
        (fault, FindingStyles.style(of: fault, field, pipeline, language))
      }
      return Dictionary(uniqueKeysWithValues: pairs)
    }
  }

  func style(of fault: CellFault, field: Int) -> Style {
    styles[field][fault]
      ?? Style(
        rule: fault.rawValue, severity: .warning, effect: .unset, message: "", suggestion: nil)
  }

  private static func style(
    of fault: CellFault, _ field: Field, _ pipeline: Pipeline, _ language: Language
  ) -> Style {
    let own = field.findings[fault.rawValue]
    let common = pipeline.findings[fault.rawValue]
    // A field that is strict about faults does not turn remarks into faults.
    let ofField = fault.isRemark ? nil : field.severity

    let severity =
      own?.severity ?? ofField ?? common?.severity ?? (fault.isRemark ? .info : .warning)
    let effect: Effect
    if let said = own?.effect {
      effect = said
    } else if own?.severity != nil {
      effect = Effect(for: severity)
    } else if !fault.isRemark, let said = field.effect {
      effect = said
    } else if ofField != nil {
      effect = Effect(for: severity)
    } else {
      effect = common?.effect ?? Effect(for: severity)
    }

    let message = own?.message ?? common?.message ?? fault.message[language]
    return Style(
      rule: own?.rule ?? common?.rule ?? fault.rawValue, severity: severity, effect: effect,
      message: message.filling("{title}", with: field.title),
      suggestion: own?.suggestion ?? common?.suggestion ?? fault.advice?[language])
  }
}
