import Definitions

/// Appends the values of records to a batch in the form in which the ledger keeps them.
struct RecordEncoder: Sendable {
  private enum Kind: UInt8, Sendable {
    case text, date, number, decimal, term
  }

  private let kinds: [Kind]
  /// By field: the terms of its vocabulary.
  private let terms: [[[UInt8]]]

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
    terms = dataset.fields.map { field in
      guard case .enumeration(let name) = field.type else { return [] }
      return pipeline.vocabulary(named: name)?.terms.map { Array($0.value.utf8) } ?? []
    }
  }

  /// - Parameter links: The numbers of the rows that were found; 0 for none.
  func append(_ record: ParsedRecord, links: [Int64], to batch: inout RecordBatch) {
    var bytes: [UInt8] = []
    swap(&bytes, &batch.bytes)
    batch.values.append(addingCapacity: kinds.count + links.count) { values in
      for field in kinds.indices {
        let value = record.values[field]
        values.append(value.hasValue ? ledgerValue(value, field, record, &bytes) : .null)
      }
      for link in links { values.append(link == 0 ? .null : .integer(link)) }
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
    case .term: bytes.append(contentsOf: terms[field][Int(value.number)])
    }
    return .text(
      start: UInt32(truncatingIfNeeded: start),
      length: UInt32(truncatingIfNeeded: bytes.count - start))
  }
}
