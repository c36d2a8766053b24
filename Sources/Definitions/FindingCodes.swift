/// The codes under which a pipeline may speak of what the importer finds by itself. They are those of
/// `CellFault`, which stands in a later target; a test of that target keeps the two equal.
public enum FindingCodes {
  /// The fixed ids of what is wrong with a whole file or sheet.
  public static let files = (1...17).map { $0 < 10 ? "F0\($0)" : "F\($0)" }

  public static let all = [
    "missing", "cell-error", "ditto", "pattern",
    "name-form", "name-note", "name-several",
    "citizen-id-form", "citizen-id-birth", "citizen-id-checksum", "citizen-id-scientific",
    "citizen-id-precision", "citizen-id-old-form", "citizen-id-area",
    "credit-code-form", "credit-code-checksum",
    "date-form", "date-impossible", "date-ambiguous", "date-precision", "date-future",
    "date-short-year", "date-second",
    "number-form", "number-range", "number-approximate", "number-percent",
    "number-expression",
    "boolean-form", "vocabulary", "phone-form",
    "reference-unknown", "reference-ambiguous",
  ]
}
