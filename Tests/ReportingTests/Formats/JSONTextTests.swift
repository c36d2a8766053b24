import LedgerStore
import TestSupport
import Testing

@testable import Reporting

struct JSONTextTests {
  private func text(_ value: JSONText.Value, indent: Int? = nil) -> String {
    var text = JSONText()
    text.append(value, indent: indent)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  @Test(
    arguments: [
      (.null, "null"), (.bool(true), "true"), (.integer(-5), "-5"), (.number("0.9318"), "0.9318"),
      (.text("东镇"), "\"东镇\""), (.text("a\"b\\c/d"), #""a\"b\\c/d""#),
      (.text("\n\r\t\u{0}\u{1F}\u{7F}"), "\"\\n\\r\\t\\u0000\\u001f\u{7F}\""),
      (.array([]), "[]"), (.object([]), "{}"),
      (
        .object([("b", .integer(1)), ("a", .array([.null, .bool(false)]))]),
        #"{"b":1,"a":[null,false]}"#
      ),
    ] as [(JSONText.Value, String)])
  func valuesAreWrittenInTheirOrder(value: JSONText.Value, json: String) throws {
    #expect(text(value) == json)
    _ = try JSONValue(parsing: json)
  }

  @Test func membersAreIndented() {
    let value = JSONText.Value.object([
      ("a", .array([.integer(1), .object([("b", .null)])])), ("c", .array([])),
    ])
    #expect(
      text(value, indent: 0) == """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "c": []
        }
        """)
  }

  @Test(
    arguments: [
      (.null, "null"), (.integer(7), "7"), (.real(24), "24"), (.real(0.1), "0.1"),
      (.real(1e-7), "1e-07"), (.real(.infinity), "null"), (.text(""), "\"\""),
    ] as [(Ledger.Value, String)])
  func valuesOfTheLedgerAreJSON(value: Ledger.Value, json: String) throws {
    #expect(text(JSONText.Value(value)) == json)
    _ = try JSONValue(parsing: json)
  }
}
