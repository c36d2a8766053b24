/// What can be wrong, or odd, with the text of one cell. The raw value is the stable code under
/// which a pipeline gives it a rule id, a severity and words of its own.
public enum CellFault: String, CaseIterable, Sendable {
  /// A required cell is blank or holds a placeholder.
  case missing
  /// `#REF!`, `#N/A` and the like.
  case cellError = "cell-error"
  /// 同上, where the field does not say that it means the row above.
  case ditto
  /// The text does not match the field's `pattern`.
  case pattern

  /// Digits in a name, or nothing but signs.
  case nameForm = "name-form"
  /// A note was cut off a name: `李四(预备)`. A remark.
  case nameNote = "name-note"
  /// Several names in one cell.
  case nameSeveral = "name-several"

  /// Not 18 (or 15) characters of the right kind.
  case citizenIDForm = "citizen-id-form"
  case citizenIDBirth = "citizen-id-birth"
  case citizenIDChecksum = "citizen-id-checksum"
  /// Text in scientific notation, `4.50311E+17`: the last digits are lost.
  case citizenIDScientific = "citizen-id-scientific"
  /// A numeric cell: a spreadsheet program keeps 15 digits, the rest became zeros.
  case citizenIDPrecision = "citizen-id-precision"
  /// A valid number of the old, 15-digit form. A remark.
  case citizenIDOldForm = "citizen-id-old-form"
  /// The area begins with no province's code. A remark.
  case citizenIDArea = "citizen-id-area"

  case creditCodeForm = "credit-code-form"
  case creditCodeChecksum = "credit-code-checksum"

  case dateForm = "date-form"
  /// `2023.6.31`.
  case dateImpossible = "date-impossible"
  /// `2023.1` from a number: January or October.
  case dateAmbiguous = "date-ambiguous"
  /// Less precise than the field asks for.
  case datePrecision = "date-precision"
  /// Later than the period's end.
  case dateFuture = "date-future"
  /// A two-digit year was completed. A remark.
  case dateShortYear = "date-short-year"
  /// A second date in the cell was left out. A remark.
  case dateSecond = "date-second"

  case numberForm = "number-form"
  /// Outside the field's `minimum` … `maximum`.
  case numberRange = "number-range"
  /// `约300`. A remark.
  case numberApproximate = "number-approximate"
  /// `95` in a column of shares, without a sign, a format or a heading that says percent.
  case numberPercent = "number-percent"
  /// `100+200`.
  case numberExpression = "number-expression"

  case booleanForm = "boolean-form"
  case vocabulary
  case phoneForm = "phone-form"

  /// No row of the other dataset has this code or name.
  case referenceUnknown = "reference-unknown"
  /// Several rows of the other dataset could be meant.
  case referenceAmbiguous = "reference-ambiguous"
}
