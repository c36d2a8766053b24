/// `present`: the field has a value, or has none.
struct PresenceRule: Sendable {
  var isPresent: Bool

  func breach(_ value: ParsedValue) -> String? {
    // What is written but unreadable has a finding of its own.
    guard value.state != .refused else { return nil }
    return value.hasValue == isPresent ? nil : ""
  }
}
