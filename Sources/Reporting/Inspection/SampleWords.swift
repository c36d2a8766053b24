import Definitions
import Importing

/// The values of sample records and what is said of them, masked.
struct SampleWords {
  let dataset: Dataset
  let disclosure: Disclosure
  let language: Language

  /// `nil` for a field without a value.
  func text(of cell: SampleRecord.Cell) -> String? {
    let field = dataset.fields[cell.field]
    return switch cell.value {
    case .blank, .refused: nil
    case .text(let text): disclosure.shown(text, isSensitive: field.isSensitive)
    case .integer(let number): masked("\(number)", field)
    case .decimal(let number):
      field.isSensitive
        ? masked(SampleRecord.text(of: number), field)
        : disclosure.shown(number: SampleRecord.text(of: number))
    case .boolean(let flag):
      masked(
        flag ? LocalizedText("是", "yes")[language] : LocalizedText("否", "no")[language], field)
    }
  }

  private func masked(_ text: String, _ field: Field) -> String {
    disclosure.shown(text, isSensitive: field.isSensitive)
  }

  func value(of finding: Finding) -> String? {
    finding.value.map { disclosure.shown($0, isSensitive: finding.isSensitive) }
  }

  func message(of finding: Finding) -> String {
    disclosure.shown(finding.message).filling("{value}", with: value(of: finding) ?? "—")
  }

  func suggestion(of finding: Finding) -> String? {
    finding.suggestion.map {
      disclosure.shown($0).filling("{value}", with: value(of: finding) ?? "—")
    }
  }
}
