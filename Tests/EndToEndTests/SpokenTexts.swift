import TestSupport

/// What a file of the program says: texts in pairs of Chinese and English, and those that stand alone.
struct SpokenTexts: Sendable {
  /// One language of a pair.
  struct Side: Sendable {
    var literals: [SwiftSource.Literal] = []
    /// The names in it, of what is filled in above all, so that both languages can be seen to tell the same.
    var filledIn: Set<String> = []

    var text: String { literals.map(\.text).joined(separator: " ") }
    /// What is said whatever is filled in.
    var bare: String { literals.map(\.bare).joined(separator: " ") }
  }

  struct Pair: Sendable {
    var line: Int
    var chinese: Side
    var english: Side
  }

  private(set) var pairs: [Pair] = []
  private(set) var alone: [SwiftSource.Literal] = []

  /// What takes a Chinese and an English text, in this order, without labels.
  private static let takers: Set = ["LocalizedText", "say", "word", "name"]
  /// Names that tell how a value is filled in, and not which.
  private static let manners: Set = [
    "chinese", "english", "Chinese", "English", "joined", "separator", "map", "words", "count",
    "spaced", "self",
    "String", "isEmpty", "parts", "englishParts", "desk", "shown", "prefix",
  ]

  init(of source: String) {
    var file = SpokenTexts(pairs: [], alone: [])
    file.alone = file.collect(SwiftSource.tokens(of: source))
    self = file
  }

  private init(pairs: [Pair], alone: [SwiftSource.Literal]) {
    self.pairs = pairs
    self.alone = alone
  }

  /// Notes the pairs and gives back the literals outside them, those in what is filled in too.
  private mutating func collect(_ tokens: [SwiftSource.Token]) -> [SwiftSource.Literal] {
    var literals: [SwiftSource.Literal] = []
    var index = tokens.startIndex
    while index < tokens.endIndex {
      if let (sides, end) = SpokenTexts.pair(in: tokens, at: index) {
        let chinese = side(sides[0])
        let english = side(sides[1])
        for more in sides.dropFirst(2) { literals += collect(more) }
        if let line = (chinese.literals + english.literals).map(\.line).min() {
          pairs.append(Pair(line: line, chinese: chinese, english: english))
        }
        index = end
        continue
      }
      if case .text(let literal) = tokens[index] {
        literals.append(literal)
        for filledIn in literal.filledIn { literals += collect(filledIn) }
      }
      index += 1
    }
    return literals
  }

  private mutating func side(_ tokens: [SwiftSource.Token]) -> Side {
    let literals = collect(tokens)
    let names = SpokenTexts.names(in: tokens).filter { !SpokenTexts.manners.contains($0) }
    return Side(literals: literals, filledIn: Set(names))
  }

  private static func names(in tokens: [SwiftSource.Token]) -> [String] {
    var found: [String] = []
    for token in tokens {
      switch token {
      case .name(let name): found.append(name)
      case .sign: break
      case .text(let literal): for filledIn in literal.filledIn { found += names(in: filledIn) }
      }
    }
    return found
  }

  /// The arguments of a call, or the members of a tuple, that begins here, if they are a pair.
  private static func pair(in tokens: [SwiftSource.Token], at index: Int) -> (
    [[SwiftSource.Token]], Int
  )? {
    var bracket = index
    var isCall = false
    if case .name(let name) = tokens[index], takers.contains(name) {
      isCall = true
      bracket += 1
    }
    guard bracket < tokens.count, case .sign("(") = tokens[bracket] else { return nil }
    if !isCall, index > 0, case .name = tokens[index - 1] { return nil }
    let (parts, end) = split(tokens, from: bracket)
    guard parts.count >= 2, !parts.prefix(2).contains(where: isLabelled) else { return nil }
    return isCall || isTuple(parts) ? (parts, end) : nil
  }

  /// Whether these are two texts and nothing else, the first of them Chinese.
  private static func isTuple(_ parts: [[SwiftSource.Token]]) -> Bool {
    guard parts.count == 2, parts.allSatisfy({ $0.count == 1 }) else { return false }
    guard case .text(let first) = parts[0][0], case .text(let second) = parts[1][0] else {
      return false
    }
    return first.text.hasHan && second.text.hasLatin && !second.text.hasHan
  }

  private static func isLabelled(_ part: [SwiftSource.Token]) -> Bool {
    guard part.count > 1, case .name = part[0], case .sign(":") = part[1] else { return false }
    return true
  }

  /// The parts between the commas of a bracket, and the place behind it.
  private static func split(_ tokens: [SwiftSource.Token], from bracket: Int) -> (
    [[SwiftSource.Token]], Int
  ) {
    var parts: [[SwiftSource.Token]] = [[]]
    var depth = 0
    for index in bracket..<tokens.count {
      if case .sign(let sign) = tokens[index] {
        if ")]}".unicodeScalars.contains(sign) { depth -= 1 }
        if depth == 0, sign == ")" { return (parts.filter { !$0.isEmpty }, index + 1) }
        let isOutermost = depth == 1 && sign == "," || depth == 0
        if "([{".unicodeScalars.contains(sign) { depth += 1 }
        if isOutermost {
          if sign == "," { parts.append([]) }
          continue
        }
      }
      parts[parts.count - 1].append(tokens[index])
    }
    return (parts.filter { !$0.isEmpty }, tokens.count)
  }
}

extension String {
  /// Whether there is a Chinese character in it.
  var hasHan: Bool {
    unicodeScalars.contains {
      (0x3400...0x4DBF).contains($0.value) || (0x4E00...0x9FFF).contains($0.value)
    }
  }

  /// Whether there is a Chinese character, or a sign as wide as one.
  var isChinese: Bool {
    hasHan
      || unicodeScalars.contains {
        (0x3000...0x303F).contains($0.value) || (0xFF00...0xFFEF).contains($0.value)
      }
  }

  var hasLatin: Bool { unicodeScalars.contains { $0.isASCII && $0.properties.isAlphabetic } }
}
