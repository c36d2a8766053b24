/// The signs by which a text table is cut into fields, and how strictly they are taken.
struct CSVDialect: Hashable, Sendable {
  /// What a quote within a quoted field means that is neither doubled nor escaped.
  enum InnerQuotes: Hashable, Sendable {
    /// The quoted part ends there; text after it is kept: `"a"b` is `ab`.
    case end
    /// It is text unless the field ends after it, as programs write that double nothing: `"a "b" c"`.
    case text
  }

  /// ASCII; not CR, LF or the quote.
  var delimiter: UInt8
  /// 0 if quotes are text in this file.
  var quote: UInt8
  /// The sign that makes a quote text, besides doubling it; 0 if there is none.
  var escape: UInt8 = 0
  /// Whether one space after each delimiter belongs to the delimiter: `a, "b, c", d`.
  var skipsSpace = false
  var innerQuotes = InnerQuotes.end
  /// The fields that most records have, or 0 if that is not known. A quoted field that runs over
  /// lines and then goes on after its quote is taken for a stray quote if its first line has them.
  var usualWidth = 0

  /// The dialect of RFC 4180 but for its signs.
  init(delimiter: UInt8, quote: UInt8) {
    self.delimiter = delimiter
    self.quote = quote
  }
}
