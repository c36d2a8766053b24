/// A field of a record, as a range of the bytes of the record.
struct CSVField: Hashable {
  enum Form: UInt8 {
    /// Not quoted: the bytes are the text.
    case plain
    /// Quoted, nothing doubled inside: the bytes between the quotes are the text.
    case quoted
    /// Quoted, with doubled quotes inside that stand for one.
    case escaped
    /// Text follows the closing quote, as in `"a"b`: the range runs to the end of that text.
    case trailing
    /// Quoted, with quotes inside that are text, doubled or not.
    case lenient
  }

  var start: Int32
  var end: Int32
  var form: Form

  var isEmpty: Bool { start == end }
  /// Whether the text differs from the bytes of the range.
  var needsUnescaping: Bool { form == .escaped || form == .trailing || form == .lenient }

  /// Removes, in place, the quotes and escapes that are not part of the text of a quoted field.
  ///
  /// - Parameters:
  ///   - bytes: The bytes after the opening quote up to the end of the field.
  ///   - form: The field's form.
  ///   - dialect: The dialect it was found with.
  /// - Returns: How many bytes the text has; they stand at the front.
  static func unescape(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, form: Form, dialect: CSVDialect
  ) -> Int {
    let quote = dialect.quote
    var write = 0
    var read = 0
    var isInside = true
    while read < bytes.count {
      let byte = bytes[read]
      read &+= 1
      if isInside, byte == quote {
        if read < bytes.count, bytes[read] == quote {
          read &+= 1
        } else if form != .lenient {
          isInside = false
          continue
        }
      } else if isInside, dialect.escape != 0, byte == dialect.escape, read < bytes.count,
        bytes[read] == quote || bytes[read] == dialect.escape
      {
        bytes[write] = bytes[read]
        write &+= 1
        read &+= 1
        continue
      }
      bytes[write] = byte
      write &+= 1
    }
    return write
  }
}
