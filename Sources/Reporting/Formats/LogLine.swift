/// An event of a run as one JSON object in one line, for programs that watch it.
public enum LogLine {
  public enum Value: Sendable {
    case text(String)
    case integer(Int)
  }

  public static func text(_ event: String, _ values: [(String, Value)]) -> String {
    let members = values.map { name, value -> (String, JSONText.Value) in
      switch value {
      case .text(let text): (name, .text(text))
      case .integer(let number): (name, .integer(number))
      }
    }
    var json = JSONText()
    json.append(.object([("event", .text(event))] + members))
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
