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
  }

  var start: Int32
  var end: Int32
  var form: Form

  var isEmpty: Bool { start == end }
  /// Whether the text differs from the bytes of the range.
  var needsUnescaping: Bool { form == .escaped || form == .trailing }

  /// Removes, in place, the quotes that are not part of the text of a quoted field.
  ///
  /// - Parameters:
  ///   - bytes: The bytes after the opening quote up to the end of the field.
  ///   - quote: The quote of the dialect.
  /// - Returns: How many bytes the text has; they stand at the front.
  static func unescape(_ bytes: UnsafeMutableBufferPointer<UInt8>, quote: UInt8) -> Int {
    var write = 0
    var read = 0
    var isInside = true
    while read < bytes.count {
      let byte = bytes[read]
      read &+= 1
      if isInside, byte == quote {
        if read < bytes.count, bytes[read] == quote {
          read &+= 1
        } else {
          isInside = false
          continue
        }
      }
      bytes[write] = byte
      write &+= 1
    }
    return write
  }
}
