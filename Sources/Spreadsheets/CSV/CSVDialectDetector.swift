/// Finds the delimiter and the quote of a text table from a sample of its start. The same bytes
/// always give the same answer.
///
/// Title lines, footers and notes are in every real table, so what counts is how many records have
/// the usual number of fields, and whether the first record that any delimiter cuts, mostly the
/// header, has that number too.
struct CSVDialectDetector {
  struct Finding: Hashable {
    var delimiter: UInt8
    /// 0 if quotes are text in this file.
    var quote: UInt8
    /// Bytes of the line `sep=;` that Excel reads as an instruction; 0 without one.
    var separatorLineLength = 0
  }

  /// In the order in which they win if equal.
  static let delimiters: [UInt8] = [
    UInt8(ascii: ","), 0x09, UInt8(ascii: ";"), UInt8(ascii: "|"),
  ]
  static let sampleLength = 256 << 10

  /// Finds the dialect; `"` and `,` where nothing in the sample says otherwise.
  ///
  /// - Parameters:
  ///   - sample: The start of the text, in UTF-8.
  ///   - isComplete: Whether that is the whole text.
  static func detect(_ sample: UnsafeRawBufferPointer, isComplete: Bool) -> Finding {
    let separator = separatorLine(of: sample)
    let text = UnsafeRawBufferPointer(rebasing: sample[(separator?.length ?? 0)...])
    let double = UInt8(ascii: "\"")
    let candidates = separator.map { [$0.delimiter] } ?? delimiters

    let samples = candidates.map {
      CSVSample(text, isComplete: isComplete, delimiter: $0, quote: double)
    }
    let best = best(of: samples)
    return Finding(
      delimiter: best.delimiter,
      quote: quote(for: best, candidates, text, isComplete: isComplete),
      separatorLineLength: separator?.length ?? 0)
  }

  private static func best(of samples: [CSVSample]) -> CSVSample {
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

  /// How well a delimiter fits: regular records first, then many fields, then fields that are
  /// numbers (`1,5;2,5` is two of them), half as much again if the header agrees.
  private static func score(_ sample: CSVSample, header: Int?) -> Double {
    guard let usual = sample.usualWidth, sample.records > 0 else { return 0 }
    let share = Double(usual.records) / Double(sample.records)
    let width = Double(usual.width - 1) / Double(usual.width)
    let numeric = Double(sample.numericFields) / Double(max(1, sample.fields))
    let agrees =
      sample.firstCut.map { $0.offset == header && $0.width == usual.width } ?? false
    return share * share * width * (0.5 + 0.5 * numeric) * (agrees ? 1.5 : 1)
  }

  /// `"` unless the sample speaks against it.
  private static func quote(
    for sample: CSVSample, _ candidates: [UInt8], _ text: UnsafeRawBufferPointer, isComplete: Bool
  ) -> UInt8 {
    if sample.quotedFields == 0 {
      // An apostrophe before a number is a habit of Excel users and quotes nothing, so `'` has to
      // enclose whole fields, and most of them, or mend records that are irregular without it.
      let single = best(
        of: candidates.map {
          CSVSample(text, isComplete: isComplete, delimiter: $0, quote: UInt8(ascii: "'"))
        })
      if single.quotedFields >= 2, single.misquotedFields == 0,
        single.delimiter == sample.delimiter
      {
        let mends =
          (single.usualWidth?.records ?? 0) * sample.records
          > (sample.usualWidth?.records ?? 0) * single.records
        if mends || single.quotedFields * 2 > single.fields { return UInt8(ascii: "'") }
      }
    }
    let isText = sample.misquotedFields >= 2 && sample.misquotedFields > 2 * sample.quotedFields
    return isText ? 0 : sample.quote
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
