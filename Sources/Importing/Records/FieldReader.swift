import Definitions
import Spreadsheets

/// Reads the cells of one field: normal form, blanks, pattern, then the field's type.
///
/// It keeps what it made of each distinct cell for as long as the dataset is imported. A value, so that
/// each reading thread has its own.
struct FieldReader {
  private let whitespace: NormalForm.Whitespace
  private let isUppercase: Bool
  private let hasPlaceholders: Bool
  private let normalizer: FieldNormalizer
  private let pattern: FieldPattern?
  private let earliestFuture: Int32
  private var cache = DistinctCache()
  private let isCached: Bool
  private let isTextual: Bool
  private let mayBePlain: Bool
  private let isName: Bool
  /// The same unknown name often fills a column.
  private var suggestions: [String: String?] = [:]
  private var normal: [UInt8] = []

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
    pattern = field.pattern.flatMap(FieldPattern.init)
    if case .date(_, _, let future) = field.type, !future {
      earliestFuture = today.packed
    } else {
      earliestFuture = .max
    }
    isCached = normalizer.repeatsItself || pattern != nil && normalizer.isTextual
    mayBePlain = pattern == nil && !isUppercase
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
    if mayBePlain, cell.kind == .text, let reading = normalizer.readPlain(bytes),
      !Placeholders.isDitto(bytes)
    {
      value = ParsedValue()
      value.start = UInt32(truncatingIfNeeded: texts.count)
      fill(&value, from: reading)
      return ByteHash.hash(bytes)
    }
    guard isCached, cache.isOn else {
      readUncached(bytes, cell: cell, into: &value, texts: &texts)
      return ByteHash.hash(bytes)
    }
    let start = UInt32(truncatingIfNeeded: texts.count)
    if let number = cache.find(bytes, cell) {
      value = cache.copy(number, appendingTo: &texts)
      value.start = start
      return cache.hash(of: number)
    }
    let hash = ByteHash.hash(bytes)
    if let number = cache.find(bytes, cell, hash: hash) {
      value = cache.copy(number, appendingTo: &texts)
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
    if cell.kind == .text, !isUppercase, NormalForm.isNormal(bytes) {
      // What most cells are: nothing has to be put right, and nothing is copied.
      readNormal(bytes, cell: cell, into: &value, texts: &texts)
      return
    }
    guard cell.kind != .error else {
      value.state = .refused
      value.fault = .cellError
      return
    }
    normalize(bytes, cell: cell)
    if isUppercase { normal.uppercase() }
    readNormal(normal.span, cell: cell, into: &value, texts: &texts)
  }

  /// - Parameter text: In normal form.
  private func readNormal(
    _ text: Span<UInt8>, cell: CellContext, into value: inout ParsedValue, texts: inout [UInt8]
  ) {
    guard text.count > 0 else { return }
    if hasPlaceholders, Placeholders.isDitto(text) {
      value.state = .refused
      value.fault = .ditto
      return
    }
    if cell.kind == .text, ErrorText.isError(text) {
      value.state = .refused
      value.fault = .cellError
      return
    }
    if let pattern, !pattern.matches(text) {
      // 无 is a blank here too, and no faulty value.
      if hasPlaceholders, Placeholders.isPlaceholder(text) { return }
      value.state = .refused
      value.fault = .pattern
      return
    }
    let start = texts.count
    fill(&value, from: normalizer.read(text, cell: cell, into: &texts))
    value.length = UInt32(truncatingIfNeeded: texts.count - start)
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

  private func fill(_ value: inout ParsedValue, from reading: Reading) {
    value.fault = reading.fault
    value.state = .value
    switch reading.value {
    case .none:
      value.state = reading.fault == nil || reading.fault == .missing ? .blank : .refused
      if value.state == .blank { value.fault = nil }
    case .text: break
    case .citizenID(let birth, let isMale):
      value.number = Int64(birth.packed)
      value.last = isMale ? 1 : 0
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
