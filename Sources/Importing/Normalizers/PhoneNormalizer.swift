/// Reads a telephone number: a mobile number of 11 digits or a land line with its area code, without
/// hyphens and country code. The same number is written `138-0013-8000` and `+8613800138000`.
struct PhoneNormalizer: Normalizer {
  /// Whether 无, — and the like mean that there is no number; otherwise they are not of its form.
  var placeholders: Bool

  init(placeholders: Bool = true) { self.placeholders = placeholders }

  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading {
    let start = out.count
    appendDigits(of: text, cell: cell, to: &out)
    dropCountryCode(from: start, of: &out)
    if isNumber(out.span.extracting(start..<out.count)) { return Reading(.text) }

    let isEmpty = out.count == start
    out.removeLast(out.count - start)
    let isMissing = isEmpty || (placeholders && Placeholders.isPlaceholder(text))
    return .refused(isMissing ? .missing : .phoneForm)
  }

  /// Appends the text without one leading apostrophe and without hyphens. A spreadsheet program may
  /// store a number as `1.3800138E10`, which loses nothing up to 15 digits.
  private func appendDigits(of text: Span<UInt8>, cell: CellContext, to out: inout [UInt8]) {
    if cell.kind == .number {
      var index = 0
      if let number = DecimalLexeme(text, at: &index, scientific: true), index == text.count,
        index > 11, let value = number.integer, (0..<1_000_000_000_000_000).contains(value)
      {
        var digits = value
        let start = out.count
        repeat {
          out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits % 10))
          digits /= 10
        } while digits > 0
        out[start...].reverse()
        return
      }
    }
    for index in 0..<text.count {
      switch text[index] {
      case UInt8(ascii: "-"): continue
      case UInt8(ascii: "'") where index == 0: continue
      default: out.append(text[index])
      }
    }
  }

  /// Drops `+86` or `86` where exactly a 1 and ten more digits follow.
  private func dropCountryCode(from start: Int, of out: inout [UInt8]) {
    let code = start < out.count && out[start] == UInt8(ascii: "+") ? 3 : 2
    guard out.count - start == code + 11, out[start + code - 2] == UInt8(ascii: "8"),
      out[start + code - 1] == UInt8(ascii: "6"), out[start + code] == UInt8(ascii: "1")
    else { return }
    for index in start + code..<out.count where !out[index].isDigit { return }
    out.removeSubrange(start..<start + code)
  }

  /// Whether this is `^1[3-9]\d{9}$` or `^0\d{9,11}$`.
  private func isNumber(_ digits: Span<UInt8>) -> Bool {
    guard (10...12).contains(digits.count) else { return false }
    for index in 0..<digits.count where !digits[index].isDigit { return false }
    if digits[0] == UInt8(ascii: "0") { return true }
    return digits.count == 11 && digits[0] == UInt8(ascii: "1") && digits[1] >= UInt8(ascii: "3")
  }
}
