/// Hides the middle of personal numbers wherever they leave the ledger.
public enum Masking {
  /// An id keeps its area code and its last two characters, a mobile number its first three and last
  /// four, anything else a third at the front and, if it is long, two at the end.
  public static func masked(_ text: String) -> String {
    let characters = Array(text)
    let (front, back): (Int, Int) =
      switch characters.count {
      case 15...: (6, 2)
      case 11...14: (3, 4)
      case 6...10: (2, 1)
      case 3...5: (1, 0)
      default: (0, 0)
      }
    let hidden = String(repeating: "*", count: characters.count - front - back)
    return String(characters.prefix(front)) + hidden + String(characters.suffix(back))
  }

  /// Hides whatever in a text looks like a citizen id, a bank card or a telephone number: a safety net
  /// for columns that no definition calls sensitive.
  ///
  /// Digits may be full-width, and stand in the groups in which people write them (`138-0013-8000`).
  public static func maskingNumbers(in text: String) -> String {
    // Most texts have no digits at all, and few as many as a landline number.
    guard text.utf8.count >= 11, text.utf8.contains(where: { $0.isASCIIDigit || $0 == 0xEF }) else {
      return text
    }
    var finder = PersonalNumberFinder(text)
    let hidden = finder.hiddenPlaces()
    guard !hidden.isEmpty else { return text }
    for place in hidden { finder.scalars[place] = "*" }
    return String(String.UnicodeScalarView(finder.scalars))
  }
}
