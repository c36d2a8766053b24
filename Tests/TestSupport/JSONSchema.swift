import Foundation

/// Checks JSON against a JSON Schema (draft 2020-12), as far as our schemas use its keywords.
public struct JSONSchema {
  private let root: JSONValue

  public init(_ root: JSONValue) { self.root = root }

  /// The schema in a file of this repository.
  public init(repositoryFile path: String) throws {
    let repository = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = repository.appendingPathComponent(path)
    self.init(try JSONValue(parsing: String(contentsOf: file, encoding: .utf8)))
  }

  /// - Returns: What is wrong, each with its place: `$.metrics[0].rate: …`.
  public func faults(in value: JSONValue) -> [String] { faults(value, root, "$") }

  private func faults(_ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
    guard case .object(let keywords) = schema else { return ["\(place): the schema is no object"] }
    return keywords.sorted { $0.key < $1.key }.flatMap { keyword, operand in
      faults(value, keyword, operand, in: schema, place)
    }
  }

  private func faults(
    _ value: JSONValue, _ keyword: String, _ operand: JSONValue, in schema: JSONValue,
    _ place: String
  ) -> [String] {
    func check(_ isRight: Bool) -> [String] {
      isRight ? [] : ["\(place): \(value) breaks \(keyword) \(operand)"]
    }
    switch (keyword, value) {
    case ("$schema", _), ("$id", _), ("$defs", _), ("title", _), ("description", _): return []
    case ("$ref", _):
      guard let target = target(of: operand) else { return ["\(place): no \(operand)"] }
      return faults(value, target, place)
    case ("type", _):
      let types = operand.text.map { [$0] } ?? operand.elements.compactMap(\.text)
      return check(types.contains { hasType(value, $0) })
    case ("enum", _): return check(operand.elements.contains(value))
    case ("anyOf", _):
      return check(operand.elements.contains { faults(value, $0, place).isEmpty })
    case ("required", .object(let members)):
      return operand.elements.compactMap(\.text).filter { members[$0] == nil }
        .map { "\(place): \($0) is missing" }
    case ("properties", .object(let members)):
      return members.sorted { $0.key < $1.key }.flatMap { name, member in
        operand[name].map { faults(member, $0, "\(place).\(name)") } ?? []
      }
    case ("additionalProperties", .object(let members)):
      guard operand == .bool(false) else { return ["\(place): additionalProperties is not false"] }
      return members.keys.filter { schema["properties"]?[$0] == nil }.sorted()
        .map { "\(place): \($0) is not expected" }
    case ("items", .array(let values)):
      return values.enumerated().flatMap { faults($1, operand, "\(place)[\($0)]") }
    case ("minItems", .array(let values)): return check(Double(values.count) >= operand.number ?? 0)
    case ("minLength", .text(let text)): return check(Double(text.count) >= operand.number ?? 0)
    case ("pattern", .text(let text)):
      return check(text.range(of: operand.text ?? "", options: .regularExpression) != nil)
    case ("minimum", .number(let number)): return check(number >= operand.number ?? 0)
    case ("maximum", .number(let number)): return check(number <= operand.number ?? 0)
    // A keyword says nothing of values that are not of its kind.
    case ("required", _), ("properties", _), ("additionalProperties", _), ("items", _),
      ("minItems", _), ("minLength", _), ("pattern", _), ("minimum", _), ("maximum", _):
      return []
    default: return ["\(place): the keyword \(keyword) is not known here"]
    }
  }

  private func target(of reference: JSONValue) -> JSONValue? {
    guard let name = reference.text, name.hasPrefix("#/$defs/") else { return nil }
    return root["$defs"]?[String(name.dropFirst("#/$defs/".count))]
  }

  private func hasType(_ value: JSONValue, _ type: String) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .text),
      ("array", .array), ("object", .object):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
