/// Cuts single records that were written with another delimiter than the rest of the file.
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
}
