import Testing

/// Rows that break a rule, what is then named, and rows that nearly break it.
struct RuleCase: CustomTestStringConvertible {
  var rule: String
  var names: [String]
  var fires: [String]
  var near: [String]

  /// - Parameter names: What the findings are about, in their order.
  init(_ rule: String, names: [String], _ fires: [String], near: [String]) {
    self.rule = rule
    self.names = names
    self.fires = fires
    self.near = near
  }

  var testDescription: String { "\(rule) \(fires.joined(separator: "; "))" }

  func check() throws {
    #expect(try GrassrootsMonth(fires).entities(of: rule) == names, "fires")
    #expect(try GrassrootsMonth(near).entities(of: rule) == [], "near miss")
  }
}
