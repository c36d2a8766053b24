/// Cuts text into records and fields. It does no I/O and holds no text: it is shown a window of
/// bytes that begins with a record, and says where the fields of that record lie in it.
///
/// The rules are those of RFC 4180, made lenient in the way of the spreadsheet programs:
///
/// - Lines end in CR, LF or CR LF, mixed at will. Line ends between quotes belong to the field.
/// - A quote opens a quoted field only as the field's first byte; elsewhere it is text.
/// - Text after a closing quote is kept: `"a"b` is `ab`.
/// - NUL is a byte as any other.
/// - A quoted field that is never closed ends with the file if it has one line. If it has more, or is
///   closed in the middle of text further down, its opening quote is stray: the field ends in its
///   line and the lines after it are records again, since one quote must not swallow a file.
struct CSVParser {
  enum Step: Hashable {
    /// A record, of so many bytes with its line end; `fields` says where its fields lie.
    case record(length: Int)
    /// The window ends before the record does. Show it again, longer, from the same first byte.
    case needsMore
    /// The window is empty and the last one.
    case end
    case tooManyColumns
  }

  private enum Place {
    case recordStart
    case fieldStart
    /// Within an unquoted field.
    case unquoted
    case quoted
    /// Within the text after a closing quote.
    case trailing
  }

  let dialect: CSVDialect
  let maximumColumns: Int

  /// The fields of the record that `parse` found last.
  private(set) var fields: [CSVField] = []
  /// Opening quotes that nothing closes.
  private(set) var strayQuotes = 0

  let delimiter: UInt8
  /// 0 if nothing quotes. A NUL in the text is not taken for a quote then.
  let quote: UInt8
  private var place = Place.recordStart
  /// Where to go on in the window when it comes back longer.
  private var scanStart = 0
  private(set) var fieldStart = 0
  /// Where quotes within quotes are text: no quote before this place closes a field, so that a file with a
  /// quote that opens in each line is not searched to its end for each of them.
  private var noClosingBefore = 0
  /// Bytes looked at beyond the fields of a record to tell what its quotes mean.
  var lookedAhead = 0
  /// What the quoted field that is being read turns out to be.
  private var quotedForm = CSVField.Form.quoted

  init(_ dialect: CSVDialect, maximumColumns: Int = ReadLimits().columns) {
    self.dialect = dialect
    delimiter = dialect.delimiter
    quote = dialect.quote
    self.maximumColumns = maximumColumns
  }

  /// Finds the record that the window begins with; O(bytes of the record), in however many calls.
  ///
  /// - Parameters:
  ///   - window: Text from the first byte of a record; no longer than `Int32.max`.
  ///   - isLast: Whether no text follows the window.
  mutating func parse(_ window: UnsafeRawBufferPointer, isLast: Bool) -> Step {
    if place == .recordStart {
      if window.isEmpty { return isLast ? .end : .needsMore }
      fields.removeAll(keepingCapacity: true)
      place = .fieldStart
      scanStart = 0
      fieldStart = 0
      lookedAhead = 0
    }
    while true {
      switch place {
      case .recordStart, .fieldStart:
        guard scanStart < window.count else {
          guard isLast else { return .needsMore }
          fieldStart = scanStart
          return finish(at: scanStart, next: scanStart, form: .plain)
        }
        if dialect.skipsSpace, window[scanStart] == 0x20, scanStart == fieldStart, !fields.isEmpty {
          scanStart &+= 1
          continue
        }
        if quote != 0, window[scanStart] == quote {
          scanStart &+= 1
          fieldStart = scanStart
          quotedForm = .quoted
          place = .quoted
        } else {
          fieldStart = scanStart
          place = .unquoted
        }
      case .unquoted:
        if let step = parseUnquoted(window, isLast, form: .plain) { return step }
      case .trailing:
        if let step = parseUnquoted(window, isLast, form: .trailing) { return step }
      case .quoted:
        if let step = parseQuoted(window, isLast) { return step }
      }
    }
  }

  /// Takes the quote of the field that the parser is in as text, where the caller will not show a
  /// longer window; returns whether it is in a quoted field.
  mutating func takeOpenQuoteAsText() -> Bool {
    guard place == .quoted else { return false }
    strayQuotes &+= 1
    fieldStart &-= 1
    scanStart = fieldStart
    place = .unquoted
    return true
  }

  /// Takes back the end of the record that was found last: its last bytes are to be read again.
  mutating func giveBack(_ count: Int) {
    noClosingBefore = noClosingBefore &+ count
  }

  /// Goes on through unquoted fields until the record ends, a quoted field begins (`nil`) or the
  /// window is used up. `form` is that of the first field.
  private mutating func parseUnquoted(
    _ window: UnsafeRawBufferPointer, _ isLast: Bool, form: CSVField.Form
  ) -> Step? {
    let count = window.count
    let delimiters = WordScan.repeating(delimiter)
    let returns = WordScan.repeating(0x0D)
    let feeds = WordScan.repeating(0x0A)
    var form = form
    var wordStart = scanStart
    while wordStart < count {
      let word: UInt64
      if wordStart &+ 8 <= count {
        word = WordScan.load(window, at: wordStart)
      } else {
        // The last few bytes, filled up with a byte that is never looked for: `delimiter` is ASCII.
        var tail: UInt64 = ~0
        for index in (wordStart..<count).reversed() { tail = tail << 8 | UInt64(window[index]) }
        word = tail
      }
      var hits =
        WordScan.zeroBytes(of: word ^ delimiters)
        | WordScan.zeroBytes(of: word ^ returns)
        | WordScan.zeroBytes(of: word ^ feeds)
      while hits != 0 {
        let hit = wordStart &+ hits.trailingZeroBitCount / 8
        hits &= hits &- 1
        let byte = window[hit]
        if byte == 0x0A { return finish(at: hit, next: hit &+ 1, form: form) }
        if byte == 0x0D, byte != delimiter {
          if hit &+ 1 < count {
            return finish(
              at: hit, next: window[hit &+ 1] == 0x0A ? hit &+ 2 : hit &+ 1, form: form)
          }
          if isLast { return finish(at: hit, next: hit &+ 1, form: form) }
          scanStart = hit
          place = form == .plain ? .unquoted : .trailing
          return .needsMore
        }
        guard append(end: hit, form: form) else { return .tooManyColumns }
        form = .plain
        fieldStart = hit &+ 1
        if fieldStart >= count || (window[fieldStart] == quote && quote != 0)
          || dialect.skipsSpace
        {
          scanStart = fieldStart
          place = .fieldStart
          return nil
        }
      }
      wordStart &+= 8
    }
    if isLast { return finish(at: count, next: count, form: form) }
    scanStart = count
    place = form == .plain ? .unquoted : .trailing
    return .needsMore
  }

  /// Goes on to the end of a quoted field; returns `nil` where the record goes on after it.
  private mutating func parseQuoted(_ window: UnsafeRawBufferPointer, _ isLast: Bool) -> Step? {
    let remembersClosing = dialect.innerQuotes == .text && dialect.escape == 0
    if remembersClosing, scanStart < noClosingBefore {
      scanStart = noClosingBefore
      // There may have been quotes on the way.
      quotedForm = .lenient
    }
    while true {
      var hit =
        dialect.escape == 0
        ? WordScan.firstIndex(of: quote, in: window, from: scanStart)
        : firstQuoteOrEscape(in: window)
      // Up to two signs after it decide what a quote means: `"` CR LF, where quotes may be text `""` CR LF.
      let signs = dialect.innerQuotes == .text ? 3 : 2
      if remembersClosing { noClosingBefore = hit }
      if hit &+ signs >= window.count, !isLast {
        scanStart = hit
        return .needsMore
      }
      guard hit < window.count else { return endUnclosedField(window) }
      if skipsEscape(at: hit, in: window) { continue }

      if hit &+ 1 < window.count, window[hit &+ 1] == quote {
        if dialect.innerQuotes == .text, endsField(at: hit &+ 2, in: window) {
          // Nothing is doubled in this dialect, so the first is text and the second one closes.
          hit &+= 1
          quotedForm = .lenient
        } else {
          if quotedForm == .quoted { quotedForm = .escaped }
          scanStart = hit &+ 2
          continue
        }
      }
      let next = hit &+ 1
      if !endsField(at: next, in: window) {
        if dialect.innerQuotes == .text {
          quotedForm = .lenient
          scanStart = next
          continue
        }
        switch reading(ofInnerQuoteAt: hit, in: window, isLast: isLast) {
        case nil:
          scanStart = hit
          return .needsMore
        case .closing:
          scanStart = next
          place = .trailing
        case .strayOpening: _ = takeOpenQuoteAsText()
        case .closedInLine: return closeInItsLine(window)
        }
        return nil
      }
      return closeQuoted(at: hit, in: window)
    }
  }

  /// Ends a quoted field at a quote after which a delimiter or the record's end comes.
  private mutating func closeQuoted(at hit: Int, in window: UnsafeRawBufferPointer) -> Step? {
    let next = hit &+ 1
    guard next < window.count else { return finish(at: hit, next: next, form: quotedForm) }
    switch window[next] {
    case 0x0A:
      return finish(at: hit, next: next &+ 1, form: quotedForm)
    case 0x0D where delimiter != 0x0D:
      let isPair = next &+ 1 < window.count && window[next &+ 1] == 0x0A
      return finish(at: hit, next: isPair ? next &+ 2 : next &+ 1, form: quotedForm)
    default:
      guard append(end: hit, form: quotedForm) else { return .tooManyColumns }
      scanStart = next &+ 1
      fieldStart = scanStart
      place = .fieldStart
      return nil
    }
  }

  /// Whether a field that is closed before `offset` ends there.
  func endsField(at offset: Int, in window: UnsafeRawBufferPointer) -> Bool {
    guard offset < window.count else { return true }
    let byte = window[offset]
    return byte == delimiter || byte == 0x0A || byte == 0x0D
  }

  private func firstQuoteOrEscape(in window: UnsafeRawBufferPointer) -> Int {
    var index = scanStart
    while index < window.count, window[index] != quote, window[index] != dialect.escape {
      index &+= 1
    }
    return index
  }

  /// Passes over an escape and what it escapes; returns `false` where there is none.
  private mutating func skipsEscape(at hit: Int, in window: UnsafeRawBufferPointer) -> Bool {
    guard dialect.escape != 0, window[hit] == dialect.escape else { return false }
    let next = hit &+ 1
    let isPair = next < window.count && (window[next] == quote || window[next] == dialect.escape)
    if isPair { quotedForm = .escaped }
    scanStart = isPair ? next &+ 1 : next
    return true
  }

  /// Ends a field whose opening quote is stray at a quote in the same line that a field ends after;
  /// where there is none, the opening quote is text.
  private mutating func closeInItsLine(_ window: UnsafeRawBufferPointer) -> Step? {
    guard let hit = closingQuoteInLine(window) else {
      _ = takeOpenQuoteAsText()
      return nil
    }
    strayQuotes &+= 1
    quotedForm = .lenient
    return closeQuoted(at: hit, in: window)
  }

  /// Ends a quoted field that the file ends in, or its opening quote is stray (`nil`).
  private mutating func endUnclosedField(_ window: UnsafeRawBufferPointer) -> Step? {
    var end = window.count
    if end > fieldStart, window[end &- 1] == 0x0A { end &-= 1 }
    if end > fieldStart, window[end &- 1] == 0x0D { end &-= 1 }
    let hasLines = endOfLine(in: window) < end
    if hasLines, isClosedInLine(window) { return closeInItsLine(window) }
    if hasLines || isStrayAtEnd(of: window, end) {
      _ = takeOpenQuoteAsText()
      return nil
    }
    strayQuotes &+= 1
    return finish(at: end, next: window.count, form: quotedForm)
  }

  private mutating func finish(at end: Int, next: Int, form: CSVField.Form) -> Step {
    guard append(end: end, form: form) else { return .tooManyColumns }
    place = .recordStart
    noClosingBefore = noClosingBefore &- next
    return .record(length: next)
  }

  @inline(__always)
  private mutating func append(end: Int, form: CSVField.Form) -> Bool {
    guard fields.count < maximumColumns else { return false }
    fields.append(
      CSVField(
        start: Int32(truncatingIfNeeded: fieldStart), end: Int32(truncatingIfNeeded: end),
        form: form))
    return true
  }
}
