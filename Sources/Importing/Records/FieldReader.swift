import Definitions
import Spreadsheets

/// Reads the cells of one field: normal form, blanks, pattern, then the field's type.
///
/// It keeps what it made of each distinct cell for as long as the dataset is imported. A value and not a
/// class: each use of a class's storage is checked while the program runs, for every cell.
struct FieldReader {
  private let whitespace: NormalForm.Whitespace
  private let isUppercase: Bool
  private let hasPlaceholders: Bool
  private let normalizer: FieldNormalizer
  private let pattern: Regex<AnyRegexOutput>?
  private let earliestFuture: Int32
  private var cache = DistinctCache()
  private let isCached: Bool
  private let isTextual: Bool
  private let isName: Bool
  /// The same unknown name often fills a column.
  private var suggestions: [String: String?] = [:]
  private var normal: [UInt8] = []
  private var typed: [UInt8] = []

  /// - Parameters:
  ///   - today: The last day of the period.
  ///   - reference: The rows that a reference may name; `nil` where they are not known yet, and every
  ///     name is taken for one of them.
  init(_ field: Field, pipeline: Pipeline, today: CalendarDate, reference: ReferenceIndex?) {
    whitespace = field.whitespace == .remove ? .remove : .collapse
    isUppercase = field.uppercase
    hasPlaceholders = field.placeholders
    normalizer = FieldNormalizer(
      field, pipeline: pipeline, today: today, reference: reference)
    // A pattern that does not compile is refused when the pipeline is loaded.
    pattern = field.pattern.flatMap { try? Regex($0) }
    if case .date(_, _, let future) = field.type, !future {
      earliestFuture = today.packed
    } else {
      earliestFuture = .max
    }
    isCached = normalizer.repeatsItself
    isTextual = normalizer.isTextual
    if case .personName(let name) = normalizer { isName = !name.plain } else { isName = false }
  }

  /// Reads a cell into `value`, whatever it held before, appending the bytes of a text value to `texts`.
  ///
  /// - Returns: The hash of the bytes.
  @discardableResult
  mutating func read(
    _ bytes: Span<UInt8>, cell: CellContext, into value: inout ParsedValue,
    texts: inout [UInt8]
  ) -> UInt64 {
    let hash = ByteHash.hash(bytes)
    guard isCached, cache.isOn else {
      readUncached(bytes, cell: cell, into: &value, texts: &texts)
      return hash
    }
    let start = UInt32(truncatingIfNeeded: texts.count)
    if let entry = cache.find(bytes, cell, hash: hash) {
      value = entry.value
      texts.append(contentsOf: cache.texts[entry.start..<entry.start + Int(value.length)])
    } else {
      readUncached(bytes, cell: cell, into: &value, texts: &texts)
      let text = texts.span.extracting(Int(value.start)..<Int(value.start) + Int(value.length))
      cache.add(bytes, cell, hash: hash, value: value, text: text)
    }
    value.start = start
    return hash
  }

  private mutating func readUncached(
    _ bytes: Span<UInt8>, cell: CellContext, into value: inout ParsedValue, texts: inout [UInt8]
  ) {
    value = ParsedValue()
    value.start = UInt32(truncatingIfNeeded: texts.count)
    guard cell.kind != .error else {
      value.state = .refused
      value.fault = .cellError
      return
    }
    normalize(bytes, cell: cell)
    guard !normal.isEmpty else { return }
    if hasPlaceholders, Placeholders.isDitto(normal.span) {
      value.state = .refused
      value.fault = .ditto
      return
    }
    if cell.kind == .text, ErrorText.isError(normal.span) {
      value.state = .refused
      value.fault = .cellError
      return
    }
    if isUppercase { normal.uppercase() }
    if let pattern, (try? pattern.wholeMatch(in: String(decoding: normal, as: UTF8.self))) == nil {
      // 无 is a blank here too, and no faulty value.
      if hasPlaceholders, FieldReader.isPlaceholder(normal) { return }
      value.state = .refused
      value.fault = .pattern
      return
    }
    typed.removeAll(keepingCapacity: true)
    let reading = FieldReader.read(normal, cell, with: normalizer, into: &typed)
    fill(&value, from: reading, texts: &texts)
  }

  private static func read(
    _ text: [UInt8], _ cell: CellContext, with normalizer: FieldNormalizer, into out: inout [UInt8]
  ) -> Reading {
    normalizer.read(text.span, cell: cell, into: &out)
  }

  private static func isPlaceholder(_ text: [UInt8]) -> Bool {
    Placeholders.isPlaceholder(text.span)
  }

  private mutating func normalize(_ bytes: Span<UInt8>, cell: CellContext) {
    normal.removeAll(keepingCapacity: true)
    // Where a date is read as text, nobody means its serial number.
    if cell.kind == .number, cell.style.category == .date, isTextual {
      let serial = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
      if let date = ShownText.date(serial: serial, system: cell.dateSystem) {
        normal.append(contentsOf: date.utf8)
        return
      }
    }
    if isName, NameLines.append(bytes, to: &normal) { return }
    NormalForm.append(
      bytes, whitespace: whitespace, to: &normal)
  }

  private func fill(_ value: inout ParsedValue, from reading: Reading, texts: inout [UInt8]) {
    value.fault = reading.fault
    value.state = .value
    switch reading.value {
    case .none:
      value.state = reading.fault == nil || reading.fault == .missing ? .blank : .refused
      if value.state == .blank { value.fault = nil }
    case .text:
      append(to: &value, &texts)
    case .citizenID(let birth, let isMale):
      value.number = Int64(birth.packed)
      value.last = isMale ? 1 : 0
      append(to: &value, &texts)
    case .integer(let number):
      value.number = number
      value.real = Double(number)
    case .decimal(let number):
      value.number = Int64(exactly: number) ?? 0
      value.real = number
    case .boolean(let flag):
      value.number = flag ? 1 : 0
    case .term(let index):
      value.number = Int64(index)
    case .date(let date):
      value.number = Int64(date.first.packed)
      value.last = date.last.packed
      value.precision = date.precision.rawValue
      if date.first.packed > earliestFuture { value.fault = .dateFuture }
    }
  }

  private func append(to value: inout ParsedValue, _ texts: inout [UInt8]) {
    texts.append(contentsOf: typed)
    value.length = UInt32(truncatingIfNeeded: typed.count)
  }

  /// What was probably meant by a text that is no term of the vocabulary or names no row.
  mutating func suggestion(for text: String) -> String? {
    // No name is longer, and the search is slow.
    guard text.utf8.count <= 300 else { return nil }
    if let known = suggestions[text] { return known }
    let found = normalizer.suggestion(for: text)
    if suggestions.count < 4_096 { suggestions[text] = .some(found) }
    return found
  }
}
