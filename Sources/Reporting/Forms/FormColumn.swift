import Definitions
import WorkbookWriting

/// What a field is in a form: how its cells are formatted, how wide they are, and what they take.
struct FormColumn {
  static let dayFormat = "yyyy-mm-dd"
  /// 1900-01-01 to 2100-12-31, the years that a date in a ledger can have.
  static let days = 1...73_415
  /// Beyond it Excel shows whole numbers in scientific notation.
  private static let largest = 99_999_999_999

  let field: Field
  let need: FieldNeed
  /// What may be chosen; `nil` where anything may be written.
  let choices: [String]?
  let example: ExampleValue?

  init(_ field: Field, of dataset: Dataset, in pipeline: Pipeline) {
    self.field = field
    example = pipeline.example(of: field, in: dataset)
    need = dataset.need(of: field)
    choices =
      switch field.type {
      case .boolean: ["是", "否"]
      case .enumeration(let name): pipeline.vocabulary(named: name)?.terms.map(\.value)
      default: nil
      }
  }

  var heading: CellFormat {
    switch need {
    case .always: FormStyle.required
    case .sometimes: FormStyle.sometimes
    case .never: FormStyle.optional
    }
  }

  /// Texts keep the zeros in front of a code, and the last digits of an id.
  var numberFormat: String {
    switch field.type {
    case .date: Self.dayFormat
    case .integer: "0"
    case .decimal(_, _, _, let isShare): isShare ? "0.00%" : "General"
    default: "@"
    }
  }

  var alignment: CellFormat.Alignment? {
    switch field.type {
    case .date, .boolean, .enumeration: .center
    default: nil
    }
  }

  var width: Double {
    let content: Double =
      switch field.type {
      case .citizenID, .socialCreditCode: 22
      case .date: 12
      case .integer, .decimal: 10
      case .personName: 11
      case .phone: 15
      case .reference: 24
      case .text: Self.isLong(field) ? 28 : 16
      case .boolean, .enumeration:
        min(max((choices ?? []).map(Self.width).max() ?? 0, 6), 22) + 3
      }
    // Headings stand in two lines where they are long.
    let heading = Self.width(field.title)
    return max(content, 9, heading > 16 ? heading / 2 + 3 : heading + 2)
  }

  /// What the cells take.
  ///
  /// - Parameter place: Where the choices stand, if they are too many for a list.
  func rule(choicesAt place: DataValidation.Rule?) -> DataValidation.Rule {
    if let choices { return place ?? .list(choices) }
    switch field.type {
    case .citizenID(let acceptsOldForm): return .length((acceptsOldForm ? 15 : 18)...18)
    case .socialCreditCode: return .length(18...18)
    case .date: return .day(Self.days)
    case .integer(_, let minimum, let maximum):
      let least = minimum ?? -Self.largest
      return .integer(least...max(least, maximum ?? Self.largest))
    case .decimal(_, let minimum, let maximum, let isShare):
      let least = minimum ?? (isShare ? 0 : -Double(Self.largest))
      return .decimal(least...max(least, maximum ?? Double(Self.largest)))
    default: return .any
    }
  }

  /// Whether only a month or a year may be known: then a day that was not said must not be asked for.
  var isDayOptional: Bool {
    if case .date(_, let precision, _) = field.type { precision != .day } else { false }
  }

  private static func isLong(_ field: Field) -> Bool {
    field.whitespace == .collapse || field.title.contains("名称")
  }

  /// In characters, of which a Han character takes two.
  static func width(_ text: String) -> Double { Double(TextTable.width(text)) }
}
