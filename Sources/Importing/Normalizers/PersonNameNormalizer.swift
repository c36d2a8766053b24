/// Reads the name of one person: without white space, with one kind of middle dot, and without a
/// note in brackets after it.
struct PersonNameNormalizer: Normalizer {
  /// Whether any text will do, in normal form, for work that judges no names.
  var plain: Bool
  /// Whether 无, — and the like mean that there is no name; otherwise they are not of its form.
  var placeholders: Bool

  init(plain: Bool = false, placeholders: Bool = true) {
    self.plain = plain
    self.placeholders = placeholders
  }

  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading {
    if plain {
      text.append(to: &out)
      return Reading(.text)
    }
    if Placeholders.isPlaceholder(text) { return .refused(placeholders ? .missing : .nameForm) }
    if isCommonHan(text) {
      text.append(to: &out)
      return Reading(.text)
    }

    let start = out.count
    let end = endOfName(text)
    if let fault = appendName(text.extracting(0..<end), to: &out) {
      out.removeLast(out.count - start)
      return .refused(fault)
    }
    return Reading(.text, fault: end < text.count ? .nameNote : nil)
  }

  /// Whether the text is U+4E00…U+9FFF throughout, as nearly all names are.
  private func isCommonHan(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0, text.count % 3 == 0 else { return false }
    for index in stride(from: 0, to: text.count, by: 3) {
      let first = text[index]
      guard (0xE4...0xE9).contains(first), first > 0xE4 || text[index + 1] >= 0xB8,
        text[index + 1] & 0xC0 == 0x80, text[index + 2] & 0xC0 == 0x80
      else { return false }
    }
    return true
  }

  /// Appends the name as far as it is one, and says what is wrong with it.
  private func appendName(_ text: Span<UInt8>, to out: inout [UInt8]) -> CellFault? {
    var fault: CellFault?
    var previous: Unicode.Scalar?
    var letters = 0
    var names = 0
    var hasSeparator = false
    var index = 0
    while index < text.count {
      let (scalar, length) = text.scalar(at: index)
      index += length
      if scalar.isHan || isLetter(scalar) {
        if letters == 0 { names += 1 }
        letters += 1
        text.extracting(index - length..<index).append(to: &out)
      } else if isSeparator(scalar) {
        letters = 0
        hasSeparator = true
      } else if scalar.isMiddleDot || scalar == "." {
        // Between Chinese characters a full stop is a middle dot that was hard to type.
        let next = index < text.count ? text.scalar(at: index).scalar : " "
        let isInside = previous.map { $0.isHan || isLetter($0) } ?? false
        if !isInside || !(next.isHan || isLetter(next)) { fault = .nameForm }
        let isDot = scalar.isMiddleDot || (previous?.isHan ?? false) && next.isHan
        out.append(contentsOf: isDot ? [0xC2, 0xB7] : [0x2E])
      } else if scalar != " " {
        fault = .nameForm
      }
      if scalar != " " { previous = scalar }
    }
    if names > 1 { return .nameSeveral }
    // A separator that separates nothing is a sign that does not belong in a name.
    return names == 0 || hasSeparator ? .nameForm : fault
  }

  /// Where the notes in brackets that end the text start: `李四(预备)`. The end of the text where
  /// there are none, or where something follows them.
  private func endOfName(_ text: Span<UInt8>) -> Int {
    var start: Int?
    var depth = 0
    var index = 0
    while index < text.count {
      let (scalar, length) = text.scalar(at: index)
      switch scalar {
      case "(", "[", "{", "【", "〔", "〈", "《":
        if start == nil { start = index }
        depth += 1
      case ")", "]", "}", "】", "〕", "〉", "》":
        depth -= 1
      default:
        if start != nil, depth == 0 { return text.count }
      }
      index += length
    }
    guard let start, depth == 0 else { return text.count }
    return start
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z": true
    default:
      // Letters with marks, and the scripts of the minorities; not signs, forms or symbols.
      scalar.value >= 0xC0 && scalar.value < 0x2000 && scalar.properties.isAlphabetic
    }
  }

  private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "、", ",", "，", ";", "；", "/", "|", "\n": true
    default: false
    }
  }
}
