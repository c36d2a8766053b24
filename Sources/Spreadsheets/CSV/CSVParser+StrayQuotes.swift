/// What to make of a quote within a quoted field that text follows, where the dialect says that it
/// closes the field: it may be the opening quote of a later field, and then the field was opened by a
/// quote that stands there by mistake.
extension CSVParser {
  /// Bytes beyond its fields that are looked at for one record.
  private static let longestLook = 1 << 20

  enum InnerQuote {
    /// It closes the field, whose text goes on after it.
    case closing
    /// The opening quote is text, and the field ends with the next delimiter.
    case strayOpening
    /// The field ends in the line it begins in, at a quote that a delimiter follows.
    case closedInLine
  }

  /// Decides by what the line is as a record: the reading that gives it the usual number of fields.
  ///
  /// - Returns: `nil` where the window ends before the line does.
  mutating func reading(
    ofInnerQuoteAt hit: Int, in window: UnsafeRawBufferPointer, isLast: Bool
  ) -> InnerQuote? {
    // A line of many such quotes must not be read through for each of them.
    guard lookedAhead < Self.longestLook else { return .closing }
    let isOneLine = endOfLine(in: UnsafeRawBufferPointer(rebasing: window[..<hit])) == hit
    let lineEnd: Int
    if isOneLine {
      guard dialect.usualWidth > 0 else { return .closing }
      lineEnd = endOfLine(in: window)
      // Whether LF follows a CR decides where the record ends.
      guard lineEnd &+ 1 < window.count || isLast else { return nil }
      lookedAhead &+= lineEnd &- fieldStart
      if width(afterFieldAt: hit, in: window, lineEnd) == dialect.usualWidth { return .closing }
    } else {
      var after = hit &+ 1
      while after < window.count, window[after] == 0x20 { after &+= 1 }
      guard after < window.count || isLast else { return nil }
      if endsField(at: after, in: window) { return .closing }
      guard dialect.usualWidth > 0 else { return .closedInLine }
      lineEnd = endOfLine(in: window)
    }
    if isClosedInLine(window) { return .closedInLine }
    return width(afterFieldAt: fieldStart, in: window, lineEnd) == dialect.usualWidth
      ? .strayOpening : .closing
  }

  /// Whether the line is a record of the usual width if the field ends at a quote in it.
  func isClosedInLine(_ window: UnsafeRawBufferPointer) -> Bool {
    guard dialect.usualWidth > 0, let closing = closingQuoteInLine(window) else { return false }
    return width(afterFieldAt: closing, in: window, endOfLine(in: window)) == dialect.usualWidth
  }

  /// Whether a quoted field that the last line ends in has swallowed the fields after it.
  func isStrayAtEnd(of window: UnsafeRawBufferPointer, _ end: Int) -> Bool {
    dialect.usualWidth > fields.count &+ 1
      && width(afterFieldAt: fieldStart, in: window, end) == dialect.usualWidth
  }

  /// Where the line ends that the quoted field begins in.
  func endOfLine(in window: UnsafeRawBufferPointer) -> Int {
    let feed = WordScan.firstIndex(of: 0x0A, in: window, from: fieldStart)
    // Not to the end of the window, where the file has no carriage returns.
    let line = UnsafeRawBufferPointer(rebasing: window[..<feed])
    return WordScan.firstIndex(of: 0x0D, in: line, from: min(fieldStart, feed))
  }

  /// The first quote in the line of the field that the field may end with.
  func closingQuoteInLine(_ window: UnsafeRawBufferPointer) -> Int? {
    (fieldStart..<endOfLine(in: window)).first {
      window[$0] == quote && endsField(at: $0 &+ 1, in: window)
    }
  }

  /// How many fields the record has if it ends with the line, and the field that is being read with
  /// the first delimiter after `offset`.
  private func width(
    afterFieldAt offset: Int, in window: UnsafeRawBufferPointer, _ lineEnd: Int
  ) -> Int {
    var width = fields.count &+ 1
    var index = offset
    while true {
      while index < lineEnd, window[index] != delimiter { index &+= 1 }
      guard index < lineEnd else { return width }
      width &+= 1
      index &+= 1
      guard index < lineEnd, window[index] == quote else { continue }
      repeat {
        index &+= 1
      } while index < lineEnd
        && !(window[index] == quote && endsField(at: index &+ 1, in: window))
    }
  }
}
