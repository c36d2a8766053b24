/// Cuts single records that the file's dialect does not fit: those written with another delimiter,
/// and those that a stray quote has joined with the lines after it.
struct CSVRecordMending {
  let dialect: CSVDialect

  /// Of fewer fields, a sentence may have as many by chance.
  private static let leastWidth = 4

  init(_ dialect: CSVDialect) {
    self.dialect = dialect
  }

  /// The fields of a record with the one delimiter that gives it the usual number of them.
  ///
  /// - Parameters:
  ///   - record: The bytes of the record, with its line end.
  ///   - width: How many fields the file's own delimiter gives it.
  /// - Returns: `nil` where no delimiter does, or more than one.
  func fields(of record: UnsafeRawBufferPointer, cutInto width: Int) -> [CSVField]? {
    let usual = dialect.usualWidth
    // Half of its fields are right: it is a ragged record of this file.
    guard usual >= Self.leastWidth, width * 2 <= usual else { return nil }
    var found: [CSVField]?
    for delimiter in CSVDialectDetector.delimiters where delimiter != dialect.delimiter {
      guard record.count(where: { $0 == delimiter }) >= usual - 1 else { continue }
      var other = dialect
      other.delimiter = delimiter
      var parser = CSVParser(other, maximumColumns: usual)
      guard parser.parse(record, isLast: true) == .record(length: record.count),
        parser.fields.count == usual
      else { continue }
      if found != nil { return nil }
      found = parser.fields
    }
    return found
  }

  /// The first line of a record that runs over lines, where that line alone has the usual number of
  /// fields and the record has not.
  ///
  /// - Returns: The fields, and the bytes of the line with its end; the rest is to be read again.
  func firstLine(of record: UnsafeRawBufferPointer) -> (fields: [CSVField], length: Int)? {
    guard dialect.usualWidth > 1,
      let end = record.firstIndex(where: { $0 == 0x0A || $0 == 0x0D })
    else { return nil }
    let isPair = record[end] == 0x0D && end + 1 < record.count && record[end + 1] == 0x0A
    let length = end + (isPair ? 2 : 1)
    guard length < record.count else { return nil }
    var parser = CSVParser(dialect, maximumColumns: dialect.usualWidth)
    let line = UnsafeRawBufferPointer(rebasing: record[..<length])
    guard parser.parse(line, isLast: true) == .record(length: length),
      parser.fields.count == dialect.usualWidth
    else { return nil }
    return (parser.fields, length)
  }
}
