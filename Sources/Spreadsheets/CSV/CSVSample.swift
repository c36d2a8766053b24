/// How the start of a text falls into records with one dialect: what the dialect detector compares.
struct CSVSample {
  let dialect: CSVDialect

  /// Records with so many fields, blank ones left out.
  private(set) var recordsByWidth: [Int: Int] = [:]
  private(set) var records = 0
  /// The first record that the delimiter cuts: where it starts, and its fields.
  private(set) var firstCut: (offset: Int, width: Int)?

  private(set) var fields = 0
  /// Fields, not empty, made of nothing but digits and the signs of numbers and dates.
  private(set) var numericFields = 0
  /// Fields between quotes with nothing after the closing one.
  private(set) var quotedFields = 0
  /// Fields that begin with the quote but are not closed before the delimiter.
  private(set) var misquotedFields = 0
  /// Fields, not empty and not the first of their record, and how many of them follow a space.
  private(set) var laterFields = 0
  private(set) var spacedFields = 0

  /// Reads the complete records of a text.
  ///
  /// - Parameter isComplete: Whether the text ends here; otherwise its last record is left out.
  init(_ text: UnsafeRawBufferPointer, isComplete: Bool, _ dialect: CSVDialect) {
    self.dialect = dialect
    var parser = CSVParser(dialect, maximumColumns: .max)
    var offset = 0
    while true {
      let window = UnsafeRawBufferPointer(rebasing: text[offset...])
      switch parser.parse(window, isLast: isComplete) {
      case .record(let length):
        add(parser.fields, of: window, at: offset)
        offset += length
        continue
      case .needsMore:
        // A stray quote has swallowed the rest of the sample.
        if window.count > text.count / 4, parser.takeOpenQuoteAsText() { continue }
      case .end, .tooManyColumns: break
      }
      break
    }
    misquotedFields += parser.strayQuotes
  }

  /// The count of fields that most of the cut records have; of equally frequent ones the largest.
  var usualWidth: (width: Int, records: Int)? {
    recordsByWidth.filter { $0.key > 1 }
      .max { ($0.value, $0.key) < ($1.value, $1.key) }
      .map { (width: $0.key, records: $0.value) }
  }

  /// The share of the records that have the usual number of fields.
  var regularity: Double {
    records == 0 ? 0 : Double(usualWidth?.records ?? 0) / Double(records)
  }

  private mutating func add(_ record: [CSVField], of window: UnsafeRawBufferPointer, at offset: Int)
  {
    if record.count == 1, record[0].isEmpty { return }
    records += 1
    recordsByWidth[record.count, default: 0] += 1
    if firstCut == nil, record.count > 1 { firstCut = (offset, record.count) }
    for (index, field) in record.enumerated() {
      switch field.form {
      case .quoted, .escaped, .lenient: quotedFields += 1
      case .trailing: misquotedFields += 1
      case .plain: break
      }
      guard !field.isEmpty else { continue }
      fields += 1
      if index > 0 {
        laterFields += 1
        let start = Int(field.start)
        let opening = field.form == .plain ? start : start - 1
        let isSpaced = window[start] == 0x20 || (opening > 0 && window[opening - 1] == 0x20)
        if isSpaced { spacedFields += 1 }
      }
      let text = window[Int(field.start)..<Int(field.end)]
      if text.allSatisfy(Self.isNumeric) { numericFields += 1 }
    }
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: ","),
      UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: ":"),
      UInt8(ascii: "%"), UInt8(ascii: " "):
      true
    default: false
    }
  }
}
