import Definitions

/// Appends the values of records to a batch in the form in which the ledger keeps them.
struct RecordEncoder: Sendable {
  private enum Kind: UInt8, Sendable {
    case text, date, number, decimal, term
  }

  private let kinds: [Kind]
  /// The terms of all vocabularies, one after the other, and where each begins and the last one ends.
  private let termBytes: [UInt8]
  private let termStarts: [Int]
  /// By field: the place of its vocabulary's first term among them.
  private let firstTerms: [Int]

  init(_ dataset: Dataset, pipeline: Pipeline) {
    kinds = dataset.fields.map { field in
      switch field.type {
      case .text, .personName, .citizenID, .socialCreditCode, .phone: .text
      case .date: .date
      case .integer, .boolean, .reference: .number
      case .decimal: .decimal
      case .enumeration: .term
      }
    }
    var bytes: [UInt8] = []
    var starts: [Int] = []
    firstTerms = dataset.fields.map { field in
      let first = starts.count
      guard case .enumeration(let name) = field.type else { return first }
      for term in pipeline.vocabulary(named: name)?.terms ?? [] {
        starts.append(bytes.count)
        bytes += term.value.utf8
      }
      return first
    }
    termBytes = bytes
    termStarts = starts + [bytes.count]
  }

  /// - Parameter links: The numbers of the rows that were found; 0 for none.
  func append(_ record: ParsedRecord, links: [Int64], to batch: inout RecordBatch) {
    var bytes: [UInt8] = []
    swap(&bytes, &batch.bytes)
    let start = batch.values.count
    batch.values.append(contentsOf: repeatElement(.null, count: kinds.count + links.count))
    // A closure would count the references of all that it sees, up and down for each row.
    var values = batch.values.mutableSpan
    for field in kinds.indices {
      let value = record.values[field]
      if value.hasValue { values[start + field] = ledgerValue(value, field, record, &bytes) }
    }
    for index in links.indices where links[index] != 0 {
      values[start + kinds.count + index] = .integer(links[index])
    }
    swap(&bytes, &batch.bytes)
  }

  private func ledgerValue(
    _ value: ParsedValue, _ field: Int, _ record: ParsedRecord, _ bytes: inout [UInt8]
  ) -> LedgerValue {
    let start = bytes.count
    switch kinds[field] {
    case .number: return .integer(value.number)
    case .decimal: return .real(value.real)
    case .text:
      record.withText(of: value) { $0.append(to: &bytes) }
    case .date:
      PackedDate.append(
        value.number, precision: DateReading.Precision(rawValue: value.precision) ?? .day,
        to: &bytes)
    case .term:
      let term = firstTerms[field] + Int(value.number)
      termBytes.span.extracting(termStarts[term]..<termStarts[term + 1]).append(to: &bytes)
    }
    return .text(
      start: UInt32(truncatingIfNeeded: start),
      length: UInt32(truncatingIfNeeded: bytes.count - start))
  }
}
