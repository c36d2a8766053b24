import Spreadsheets

/// A cell of the row at hand, read as its field's type. Plain words only: a row of these is made anew for
/// each record without allocating.
struct ParsedValue: Sendable {
  enum State: UInt8, Sendable {
    /// Nothing was written, or a placeholder.
    case blank
    case value
    /// Something was written that is no value; `fault` says why.
    case refused
  }

  var state = State.blank
  var fault: CellFault?
  /// The index of the cell in the row; -1 where there is none.
  var cell: Int32 = -1
  /// An integer, 0 or 1, a term's index, a date's first day, a birth date, the `_id` of another row.
  var number: Int64 = 0
  /// A date's last day; of a citizen id, 1 for a man.
  var last: Int32 = 0
  var precision: UInt8 = 0
  var real = 0.0
  /// The text, in the record's `texts`.
  var start: UInt32 = 0
  var length: UInt32 = 0

  var hasValue: Bool { state == .value }
}

/// The record at hand: a value for each field, and the texts they point into.
struct ParsedRecord: Sendable {
  var values: [ParsedValue]
  var texts: [UInt8] = []
  /// See `RecordKeys`.
  var keys: [ValueKey]

  init(fields: Int, keys: Int = 0) {
    values = Array(repeating: ParsedValue(), count: fields)
    self.keys = Array(repeating: .none, count: keys)
  }

  mutating func removeAll() {
    for index in values.indices { values[index] = ParsedValue() }
    texts.removeAll(keepingCapacity: true)
  }

  /// Forgets the texts, and gives back their storage.
  mutating func dropTexts() {
    removeAll()
    texts = []
  }

  /// Becomes a copy of another record of the same fields, keeping its own storage.
  mutating func replace(with other: ParsedRecord) {
    for index in values.indices { values[index] = other.values[index] }
    texts.removeAll(keepingCapacity: true)
    texts.append(contentsOf: other.texts)
  }

  func withText<R>(of value: ParsedValue, _ body: (Span<UInt8>) -> R) -> R {
    let start = Int(value.start)
    return body(texts.span.extracting(start..<start + Int(value.length)))
  }

  func text(of value: ParsedValue) -> String {
    withText(of: value) { span in
      span.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
  }
}
