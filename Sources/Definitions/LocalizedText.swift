/// The language of what the analyst reads.
public enum Language: String, Sendable, CaseIterable {
  case chinese = "zh"
  case english = "en"
}

/// The same sentence in both languages of the house.
public struct LocalizedText: Hashable, Sendable {
  public var chinese: String
  public var english: String

  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  public subscript(language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
