/// Spelling of YAML, for what an analyst may copy or go on with.
enum YAMLText {
  private static let signs = ",[]{}#&*!|>'\"%@`:?-=~<\\"
  private static let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

  /// A text as it stands in a list: plain where that can mean nothing else, or else quoted.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true && text.last?.isWhitespace == false
      && !text.unicodeScalars.contains { isControl($0) }
      && !text.contains { signs.contains($0) || $0.isNewline }
      && !words.contains(text.lowercased())
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        quoted += "\\" + String(scalar)
      } else if isControl(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
      } else {
        quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
  }
}
