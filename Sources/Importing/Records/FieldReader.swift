import Definitions
import Spreadsheets

/// Reads the cells of one field: normal form, blanks, pattern, then the field's type.
///
/// A class, since it keeps what it made of each distinct cell for as long as the dataset is imported.
final class FieldReader {
  let field: Field
  private let normalizer: FieldNormalizer
  private let pattern: Regex<AnyRegexOutput>?
  private let earliestFuture: Int32
  private var cache = DistinctCache()
  private let isCached: Bool
  private var normal: [UInt8] = []
  private var typed: [UInt8] = []

  /// - Parameters:
  ///   - today: The last day of the period.
  ///   - reference: The rows that a reference may name.
  init(_ field: Field, pipeline: Pipeline, today: CalendarDate, reference: ReferenceIndex?) {
    self.field = field
    normalizer = FieldNormalizer(
      field, pipeline: pipeline, today: today, reference: reference ?? ReferenceIndex())
    // A pattern that does not compile is refused when the pipeline is loaded.
    pattern = field.pattern.flatMap { try? Regex($0) }
    if case .date(_, _, let future) = field.type, !future {
      earliestFuture = today.packed
    } else {
      earliestFuture = .max
    }
    isCached = normalizer.repeatsItself
  }

  /// Reads a cell into `value`, appending the bytes of a text value to `texts`.
  func read(
    _ bytes: Span<UInt8>, cell: CellContext, into value: inout ParsedValue,
    texts: inout [UInt8]
  ) {
    guard isCached, cache.isOn else {
      readUncached(bytes, cell: cell, into: &value, texts: &texts)
      return
    }
    let place = value.cell
    let hash = ByteHash.hash(bytes)
    let start = UInt32(truncatingIfNeeded: texts.count)
    if let entry = cache.find(bytes, cell, hash: hash) {
      value = entry.value
      texts.append(contentsOf: cache.texts[entry.start..<entry.start + Int(value.length)])
    } else {
      readUncached(bytes, cell: cell, into: &value, texts: &texts)
      let text = texts.span.extracting(Int(value.start)..<Int(value.start) + Int(value.length))
      cache.add(bytes, cell, hash: hash, value: value, text: text)
    }
    value.cell = place
    value.start = start
  }

  private func readUncached(
    _ bytes: Span<UInt8>, cell: CellContext, into value: inout ParsedValue, texts: inout [UInt8]
  ) {
    value.start = UInt32(truncatingIfNeeded: texts.count)
    value.length = 0
    guard cell.kind != .error else {
      value.state = .refused
      value.fault = .cellError
      return
    }
    normal.removeAll(keepingCapacity: true)
    NormalForm.append(
      bytes, whitespace: field.whitespace == .remove ? .remove : .collapse, to: &normal)
    guard !normal.isEmpty else { return }
    if field.uppercase { normal.uppercase() }
    if let pattern, (try? pattern.wholeMatch(in: String(decoding: normal, as: UTF8.self))) == nil {
      value.state = .refused
      value.fault = .pattern
      return
    }
    typed.removeAll(keepingCapacity: true)
    let reading = normalizer.read(normal.span, cell: cell, into: &typed)
    fill(&value, from: reading, texts: &texts)
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
  func suggestion(for text: String) -> String? { normalizer.suggestion(for: text) }

  func term(_ index: Int64) -> String? { normalizer.term(index) }
}
