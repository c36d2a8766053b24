/// Finds the delimiter and the quote of a text table from a sample of its start. The same bytes
/// always give the same answer.
///
/// Title lines, footers and notes are in every real table, so what counts is how many records have
/// the usual number of fields, and whether the first record that any delimiter cuts, mostly the
/// header, has that number too.
struct CSVDialectDetector {
  struct Finding: Hashable {
    var dialect: CSVDialect
    /// Bytes of the line `sep=;` that Excel reads as an instruction; 0 without one.
    var separatorLineLength = 0
  }

  /// In the order in which they win if equal.
  static let delimiters: [UInt8] = [
    UInt8(ascii: ","), 0x09, UInt8(ascii: ";"), UInt8(ascii: "|"),
  ]
  /// Signs that text is full of, so that they must cut nearly every record alike.
  static let oddDelimiters: [UInt8] = [
    0x20, UInt8(ascii: ":"), UInt8(ascii: "^"), UInt8(ascii: "~"),
  ]
  static let sampleLength = 256 << 10

  private let text: UnsafeRawBufferPointer
  private let isComplete: Bool
  private let candidates: [UInt8]

  /// Finds the dialect; `"` and `,` where nothing in the sample says otherwise.
  ///
  /// - Parameters:
  ///   - sample: The start of the text, in UTF-8.
  ///   - isComplete: Whether that is the whole text.
  static func detect(_ sample: UnsafeRawBufferPointer, isComplete: Bool) -> Finding {
    let separator = separatorLine(of: sample)
    let text = UnsafeRawBufferPointer(rebasing: sample[(separator?.length ?? 0)...])
    let detector = CSVDialectDetector(
      text: text, isComplete: isComplete,
      candidates: separator.map { [$0.delimiter] } ?? delimiters)
    return Finding(dialect: detector.dialect(), separatorLineLength: separator?.length ?? 0)
  }

  private func dialect() -> CSVDialect {
    var best = withSpace(best(quote: UInt8(ascii: "\"")))
    if candidates.count > 1, best.regularity < 0.95, let odd = bestOdd(), score(odd) > score(best) {
      best = odd
    }
    best = withSpace(withQuote(best))
    var dialect = best.dialect
    if best.regularity > 0.5 { dialect.usualWidth = best.usualWidth?.width ?? 0 }
    return withEscape(sample(dialect)).dialect
  }

  private func sample(_ dialect: CSVDialect) -> CSVSample {
    CSVSample(text, isComplete: isComplete, dialect)
  }

  private func best(quote: UInt8) -> CSVSample {
    let samples = candidates.map { sample(CSVDialect(delimiter: $0, quote: quote)) }
    let header = samples.compactMap { $0.firstCut?.offset }.min()
    var best = samples[0]
    var bestScore = score(best, header: header)
    for sample in samples.dropFirst() {
      let score = score(sample, header: header)
      // A delimiter that cuts few records is a sign in the text of a one-column file.
      guard score > bestScore, let usual = sample.usualWidth,
        usual.records * 4 >= sample.records
      else { continue }
      best = sample
      bestScore = score
    }
    return best
  }

  /// The best of the signs that rarely delimit, where it leaves little doubt.
  private func bestOdd() -> CSVSample? {
    Self.oddDelimiters
      .map { sample(CSVDialect(delimiter: $0, quote: UInt8(ascii: "\""))) }
      .filter { sample in
        guard let usual = sample.usualWidth, let first = sample.firstCut else { return false }
        return sample.records >= 3 && usual.width >= 3 && sample.regularity >= 0.9
          && first.offset == 0 && abs(first.width - usual.width) <= 1
      }
      .max { score($0) < score($1) }
  }

  /// How well a delimiter fits: regular records first, then many fields, then fields that are
  /// numbers (`1,5;2,5` is two of them), half as much again if the header agrees.
  private func score(_ sample: CSVSample, header: Int? = nil) -> Double {
    guard let usual = sample.usualWidth else { return 0 }
    let share = sample.regularity
    let width = Double(usual.width - 1) / Double(usual.width)
    let numeric = Double(sample.numericFields) / Double(max(1, sample.fields))
    let agrees =
      sample.firstCut.map { $0.offset == header ?? $0.offset && $0.width == usual.width } ?? false
    return share * share * width * (0.5 + 0.5 * numeric) * (agrees ? 1.5 : 1)
  }

  /// The sample with the quote that it speaks for: `"` unless something speaks against it.
  private func withQuote(_ sample: CSVSample) -> CSVSample {
    // An apostrophe before a number is a habit of Excel users and quotes nothing, so `'` has to
    // enclose whole fields, and most of them, or mend records that are irregular without it.
    if sample.quotedFields == 0 {
      let single = best(quote: UInt8(ascii: "'"))
      if single.quotedFields >= 2, single.misquotedFields * 20 <= single.quotedFields {
        let mends = single.regularity > sample.regularity
        let isSame = single.dialect.delimiter == sample.dialect.delimiter
        if isSame ? mends || single.quotedFields * 2 > single.fields : score(single) > score(sample)
        {
          return single
        }
      }
    }
    let isText =
      sample.misquotedFields >= 2 && sample.misquotedFields > 2 * sample.quotedFields
    guard isText else { return sample }
    var dialect = sample.dialect
    dialect.quote = 0
    return self.sample(dialect)
  }

  /// The sample with a space as a part of the delimiter, where one follows each delimiter.
  private func withSpace(_ sample: CSVSample) -> CSVSample {
    guard sample.dialect.delimiter != 0x20, !sample.dialect.skipsSpace,
      sample.spacedFields * 2 >= sample.laterFields
    else { return sample }
    var dialect = sample.dialect
    dialect.skipsSpace = true
    let spaced = self.sample(dialect)
    let isEvery = spaced.laterFields >= 2 && spaced.spacedFields == spaced.laterFields
    return isEvery && spaced.regularity >= sample.regularity ? spaced : sample
  }

  /// The sample with the reading of quotes within quoted fields that leaves the fewest of them
  /// without an explanation, and the records no less regular.
  private func withEscape(_ sample: CSVSample) -> CSVSample {
    guard sample.dialect.quote != 0, sample.misquotedFields > 0 || sample.regularity < 1 else {
      return sample
    }
    var escaping = sample.dialect
    escaping.escape = UInt8(ascii: "\\")
    var lenient = sample.dialect
    lenient.innerQuotes = .text
    var best = sample
    for dialect in [escaping, lenient] {
      let other = self.sample(dialect)
      guard (other.usualWidth?.records ?? 0) >= (best.usualWidth?.records ?? 0),
        other.regularity >= best.regularity, other.misquotedFields <= best.misquotedFields,
        other.regularity > best.regularity || other.misquotedFields < best.misquotedFields
      else { continue }
      best = other
    }
    return best
  }

  /// The first line if it is `sep=` and one ASCII sign, in quotes or not. A letter or digit there
  /// is the content of some other file.
  private static func separatorLine(
    of text: UnsafeRawBufferPointer
  ) -> (delimiter: UInt8, length: Int)? {
    let line = text.prefix(16).prefix { $0 != 0x0A && $0 != 0x0D }
    var sign = Array(line)
    guard line.count < 16, line.count < text.count else { return nil }
    if sign.count == 7, sign.first == UInt8(ascii: "\""), sign.last == UInt8(ascii: "\"") {
      sign = Array(sign[1..<6])
    }
    guard sign.count == 5, let delimiter = sign.last,
      String(decoding: sign[..<4], as: UTF8.self).lowercased() == "sep=",
      isSign(delimiter)
    else { return nil }
    let isPair =
      text[line.count] == 0x0D && line.count + 1 < text.count
      && text[line.count + 1] == 0x0A
    return (delimiter, line.count + (isPair ? 2 : 1))
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): false
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      false
    default: byte == 0x09 || 0x20...0x7E ~= byte
    }
  }
}
