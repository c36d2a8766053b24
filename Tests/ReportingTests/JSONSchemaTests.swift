import TestSupport
import Testing

/// The schema's own tests: a validator that accepts everything would go unnoticed.
struct JSONSchemaTests {
  @Test(arguments: [
    (#"{"type": "integer"}"#, "1.5", false), (#"{"type": "integer"}"#, "2", true),
    (#"{"type": ["string", "null"]}"#, "null", true),
    (#"{"type": ["string", "null"]}"#, "1", false),
    (#"{"type": "number"}"#, "true", false), (#"{"type": "boolean"}"#, "1", false),
    (#"{"required": ["a"]}"#, #"{"b": 1}"#, false), (#"{"required": ["a"]}"#, "1", true),
    (#"{"properties": {"a": {"minimum": 2}}}"#, #"{"a": 1}"#, false),
    (#"{"properties": {}, "additionalProperties": false}"#, #"{"a": 1}"#, false),
    (#"{"items": {"maximum": 1}}"#, "[1, 2]", false), (#"{"minItems": 1}"#, "[]", false),
    (#"{"enum": ["a"]}"#, #""b""#, false), (#"{"pattern": "^[0-9]+$"}"#, #""1a""#, false),
    (#"{"minLength": 1}"#, #""""#, false),
    (#"{"anyOf": [{"type": "null"}, {"minimum": 3}]}"#, "2", false),
    (##"{"$ref": "#/$defs/a", "$defs": {"a": {"type": "null"}}}"##, "1", false),
    (#"{"unknown": 1}"#, "1", false),
  ])
  func acceptsAndRefuses(schema: String, value: String, isRight: Bool) throws {
    let faults = try JSONSchema(JSONValue(parsing: schema)).faults(in: JSONValue(parsing: value))
    #expect(faults.isEmpty == isRight)
  }
}
