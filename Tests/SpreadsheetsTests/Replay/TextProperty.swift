@testable import Spreadsheets

extension ReaderProperties {
  /// Reads a text table, and cuts its bytes into records at several chunk sizes, which must agree.
  static func faultOfCSV(_ bytes: [UInt8]) -> String? {
    guard let mapped = try? MappedFile(copying: bytes, name: "f.csv") else { return nil }
    _ = FormatSniffer.sniff(mapped.bytes)
    if let file = try? CSVFile(mapped: mapped, name: "f.csv", limits: limits),
      let fault = fault(of: file)
    {
      return fault
    }
    let detected = CSVDialectDetector.detect(mapped.bytes, isComplete: true).dialect
    for dialect in [detected, .init(delimiter: 0x2C, quote: 0x22), lenientDialect] {
      let whole = records(of: bytes, dialect, step: bytes.count)
      for step in [1, 7, 16] where records(of: bytes, dialect, step: step) != whole {
        return "the records differ when read \(step) bytes at a time, \(dialect)"
      }
    }
    return nil
  }

  /// With everything that a dialect can have.
  private static let lenientDialect: CSVDialect = {
    var dialect = CSVDialect(delimiter: 0x2C, quote: 0x22)
    dialect.escape = UInt8(ascii: "\\")
    dialect.skipsSpace = true
    dialect.innerQuotes = .text
    dialect.usualWidth = 3
    return dialect
  }()

  /// The fields of each record, as the places where they lie.
  private static func records(
    of bytes: [UInt8], _ dialect: CSVDialect, step: Int
  ) -> [[CSVField]] {
    var parser = CSVParser(dialect, maximumColumns: limits.columns)
    var records: [[CSVField]] = []
    var start = 0
    var shown = 0
    while true {
      // A copy, so that a look past the window's end is noticed.
      let window = Array(bytes[start..<shown])
      switch window.withUnsafeBytes({ parser.parse($0, isLast: shown == bytes.count) }) {
      case .needsMore: shown = min(shown + step, bytes.count)
      case .record(let length):
        records.append(parser.fields)
        start += length
      case .end, .tooManyColumns: return records
      }
    }
  }

  /// Reads bytes as a page of HTML and as SpreadsheetML 2003, whichever they are.
  static func faultOfMarkup(_ bytes: [UInt8]) -> String? {
    guard let mapped = try? MappedFile(copying: bytes, name: "f.xls") else { return nil }
    _ = FormatSniffer.sniff(mapped.bytes)
    if let file = try? HTMLFile(mapped: mapped, name: "f.xls", limits: limits),
      let fault = fault(of: file)
    {
      return "HTML: \(fault)"
    }
    if let file = try? SpreadsheetMLFile(mapped: mapped, name: "f.xls", limits: limits),
      let fault = fault(of: file)
    {
      return "SpreadsheetML: \(fault)"
    }
    return nil
  }
}
