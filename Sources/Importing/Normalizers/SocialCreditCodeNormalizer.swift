/// Reads a unified social credit code (统一社会信用代码): 17 characters of an alphabet without
/// I, O, S, V and Z, and a check character.
///
/// Source: GB 32100-2015.
struct SocialCreditCodeNormalizer: Normalizer {
  /// Whether 无, — and the like mean that there is no code; otherwise they are not of its form.
  var placeholders: Bool

  init(placeholders: Bool = true) { self.placeholders = placeholders }

  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading {
    guard text.count == 18 else {
      let isMissing = placeholders && Placeholders.isPlaceholder(text)
      return .refused(isMissing ? .missing : .creditCodeForm)
    }
    var sum = 0
    var weight = 1  // 3^i modulo 31
    var last = 0
    for index in 0..<18 {
      guard let value = Self.value(of: text[index].uppercased)
      else { return .refused(.creditCodeForm) }
      sum += index < 17 ? value * weight : 0
      weight = weight * 3 % 31
      last = value
    }
    guard last == (31 - sum % 31) % 31 else { return .refused(.creditCodeChecksum) }
    for index in 0..<18 { out.append(text[index].uppercased) }
    return Reading(.text)
  }

  /// The place of a character in `0123456789ABCDEFGHJKLMNPQRTUWXY`, from 0.
  static func value(of character: UInt8) -> Int? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(character) - 48
    case UInt8(ascii: "A")...UInt8(ascii: "H"): Int(character) - 55
    case UInt8(ascii: "J")...UInt8(ascii: "N"): Int(character) - 56
    case UInt8(ascii: "P")...UInt8(ascii: "R"): Int(character) - 57
    case UInt8(ascii: "T"), UInt8(ascii: "U"): Int(character) - 58
    case UInt8(ascii: "W")...UInt8(ascii: "Y"): Int(character) - 59
    default: nil
    }
  }
}
