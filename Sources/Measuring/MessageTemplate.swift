/// A sentence with the columns of a row in braces: `台账填 {value} 人`.
struct MessageTemplate {
  /// The sentence with each known `{name}` filled in. A text that is filled in is not looked into: it
  /// comes from a cell, and may hold braces of its own.
  static func filled(_ text: String, with values: [String: String]) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}"),
        let value = values[String(rest[rest.index(after: open)..<close])]
      else {
        result += "{"
        rest = rest.dropFirst()
        continue
      }
      result += value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
