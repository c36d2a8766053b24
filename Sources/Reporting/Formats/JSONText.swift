import Spreadsheets

/// Writes JSON whose members keep the order in which they are given, which `JSONEncoder` does not.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  indirect enum Value {
    case null
    case bool(Bool)
    case integer(Int)
    /// Digits as they are to stand: `0.9318`.
    case number(String)
    case text(String)
    case array([Value])
    case object([(String, Value)])

    init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }
    init(_ flag: Bool?) { self = flag.map { .bool($0) } ?? .null }
  }

  mutating func append(_ value: Value, indent: Int? = nil) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .integer(let number): append("\(number)")
    case .number(let digits): append(digits)
    case .text(let text): JSONString.append(text, to: &bytes)
    case .array(let values):
      let inner = indent.map { $0 + 1 }
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        newLine(inner)
        append(value, indent: inner)
      }
      if !values.isEmpty { newLine(indent) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      let inner = indent.map { $0 + 1 }
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        newLine(inner)
        JSONString.append(member.0, to: &bytes)
        append(indent == nil ? ":" : ": ")
        append(member.1, indent: inner)
      }
      if !members.isEmpty { newLine(indent) }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private mutating func newLine(_ indent: Int?) {
    guard let indent else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent * 2))
  }
}
