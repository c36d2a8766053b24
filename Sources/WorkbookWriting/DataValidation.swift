import CXLSXWriter
import Foundation

/// What may be entered into cells, and what is said before and after.
public struct DataValidation: Sendable {
  public enum Rule: Hashable, Sendable {
    /// Anything: there is only something to say.
    case any
    /// One of a few short texts; see `fits`.
    case list([String])
    /// One of the texts in a column of a sheet, from 1.
    case range(sheet: String, column: Int, rows: ClosedRange<Int>)
    case integer(ClosedRange<Int>)
    case decimal(ClosedRange<Double>)
    /// A day, by its serial number in the 1900 system.
    case day(ClosedRange<Int>)
    /// Characters of a text.
    case length(ClosedRange<Int>)
  }

  public var rule: Rule
  /// Shown with `message` while the cell is selected; the first 32 characters.
  public var title: String
  /// The first 255 characters.
  public var message: String
  /// Shown when something else is entered; the first 255 characters.
  public var refusal: String
  /// Whether something else is refused; otherwise it is asked whether it is meant.
  public var isStrict: Bool

  public init(
    _ rule: Rule, title: String, message: String, refusal: String = "", isStrict: Bool = true
  ) {
    self.rule = rule
    self.title = title
    self.message = message
    self.refusal = refusal
    self.isStrict = isStrict
  }

  /// Whether texts can be a `list`. Excel takes 255 characters, with a comma between two texts; the
  /// library has room for 255 bytes.
  public static func fits(_ texts: [String]) -> Bool {
    texts.reduce(texts.count) { $0 + $1.utf8.count } <= 255
      && texts.allSatisfy { !$0.contains(",") && !$0.contains("\"") }
  }
}

extension WorkbookWriter {
  /// Applies a validation to cells of one column.
  public func validate(
    _ validation: DataValidation, rows: ClosedRange<Int>, column: Int
  ) throws(WorkbookError) {
    let (top, column16) = try place(rows.lowerBound, column)
    let (bottom, _) = try place(rows.upperBound, column)
    // The library copies what it is given.
    let texts = CTexts()
    var made = lxw_data_validation()
    made.ignore_blank = on
    made.show_input = on
    made.show_error = on
    made.dropdown = on
    made.error_type = UInt8(
      truncatingIfNeeded: validation.isStrict
        ? LXW_VALIDATION_ERROR_TYPE_STOP.rawValue : LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
    made.input_title = texts.make(validation.title, longest: 32)
    made.input_message = texts.make(validation.message, longest: 255)
    if !validation.refusal.isEmpty {
      made.error_title = made.input_title
      made.error_message = texts.make(validation.refusal, longest: 255)
    }
    apply(validation.rule, to: &made, texts)
    let result = withUnsafeMutablePointer(to: &made) {
      worksheet_data_validation_range(sheet, top, column16, bottom, column16, $0)
    }
    withExtendedLifetime(texts) {}
    try check(result, row: rows.lowerBound, column: column)
  }

  private var on: UInt8 { UInt8(truncatingIfNeeded: LXW_VALIDATION_ON.rawValue) }

  private func apply(
    _ rule: DataValidation.Rule, to made: inout lxw_data_validation, _ texts: CTexts
  ) {
    func between(_ type: lxw_validation_types, _ range: ClosedRange<Double>) {
      made.validate = UInt8(truncatingIfNeeded: type.rawValue)
      made.criteria = UInt8(truncatingIfNeeded: LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      made.minimum_number = range.lowerBound
      made.maximum_number = range.upperBound
    }
    func whole(_ range: ClosedRange<Int>) -> ClosedRange<Double> {
      Double(range.lowerBound)...Double(range.upperBound)
    }
    switch rule {
    case .any: made.validate = UInt8(truncatingIfNeeded: LXW_VALIDATION_TYPE_ANY.rawValue)
    case .list(let values):
      made.validate = UInt8(truncatingIfNeeded: LXW_VALIDATION_TYPE_LIST.rawValue)
      made.value_list = texts.makeList(values)
    case .range(let name, let column, let rows):
      made.validate = UInt8(truncatingIfNeeded: LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      let letters = WorkbookWriter.letters(ofColumn: column)
      let quoted = name.replacing("'", with: "''")
      made.value_formula = texts.make(
        "='\(quoted)'!$\(letters)$\(rows.lowerBound):$\(letters)$\(rows.upperBound)")
    case .integer(let range): between(LXW_VALIDATION_TYPE_INTEGER, whole(range))
    case .decimal(let range): between(LXW_VALIDATION_TYPE_DECIMAL, range)
    case .day(let range): between(LXW_VALIDATION_TYPE_DATE_NUMBER, whole(range))
    case .length(let range): between(LXW_VALIDATION_TYPE_LENGTH, whole(range))
    }
  }
}

/// Texts for C, which live as long as this does.
private final class CTexts {
  private var made: [UnsafeMutablePointer<CChar>] = []
  private var lists: [UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>] = []

  deinit {
    for text in made { free(text) }
    for list in lists { list.deallocate() }
  }

  func make(_ text: String, longest: Int = .max) -> UnsafeMutablePointer<CChar>? {
    let shown =
      text.unicodeScalars.count <= longest
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest - 1))) + "…"
    guard let copy = strdup(shown) else { return nil }
    made.append(copy)
    return copy
  }

  /// Ends with a null pointer.
  func makeList(_ texts: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    let list = UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: texts.count + 1)
    list.initialize(repeating: nil)
    for (index, text) in texts.enumerated() { list[index] = make(text) }
    lists.append(list)
    return list.baseAddress
  }
}
