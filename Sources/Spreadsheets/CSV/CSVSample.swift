/// How the start of a text falls into records with one delimiter and one quote: what the dialect
/// detector compares.
struct CSVSample {
  let delimiter: UInt8
  let quote: UInt8

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

  /// Reads the complete records of a text.
  ///
  /// - Parameter isComplete: Whether the text ends here; otherwise its last record is left out.
  init(_ text: UnsafeRawBufferPointer, isComplete: Bool, delimiter: UInt8, quote: UInt8) {
    self.delimiter = delimiter
    self.quote = quote
    var parser = CSVParser(delimiter: delimiter, quote: quote, maximumColumns: .max)
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

  private mutating func add(_ record: [CSVField], of window: UnsafeRawBufferPointer, at offset: Int)
  {
    if record.count == 1, record[0].isEmpty { return }
    records += 1
    recordsByWidth[record.count, default: 0] += 1
    if firstCut == nil, record.count > 1 { firstCut = (offset, record.count) }
    for field in record {
      switch field.form {
      case .quoted, .escaped: quotedFields += 1
      case .trailing: misquotedFields += 1
      case .plain: break
      }
      guard !field.isEmpty else { continue }
      fields += 1
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
