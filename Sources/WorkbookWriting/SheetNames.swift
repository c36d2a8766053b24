/// Names of sheets as Excel takes them: at most 31 characters, none of `[]:*?/\`, no two alike.
public struct SheetNames: Sendable {
  private static let longest = 31
  /// Excel keeps this one for itself.
  private static let reserved = "history"
  private var taken: Set<String> = []

  public init() {}

  /// - Returns: The name, shortened and numbered as needed; `nil` where nothing is left of it.
  public mutating func fit(_ name: String) -> String? {
    var shown = String(
      name.filter { character in
        !"[]:*?/\\".contains(character)
          && !character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
      })
    shown = SheetNames.prefix(of: shown, SheetNames.longest)
    guard !shown.isEmpty, !shown.hasPrefix("'"), !shown.hasSuffix("'") else { return nil }
    var number = 1
    var candidate = shown
    while candidate.lowercased() == SheetNames.reserved
      || taken.contains(candidate.lowercased())
    {
      number += 1
      let ending = " (\(number))"
      candidate = SheetNames.prefix(of: shown, SheetNames.longest - ending.utf16.count) + ending
    }
    taken.insert(candidate.lowercased())
    return candidate
  }

  /// Excel counts UTF-16 units.
  private static func prefix(of text: String, _ length: Int) -> String {
    var used = 0
    return String(
      text.prefix { character in
        used += character.utf16.count
        return used <= length
      })
  }
}
