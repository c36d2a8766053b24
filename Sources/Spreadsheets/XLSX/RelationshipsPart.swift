/// A link from one part of the package to another.
struct Relationship: Hashable {
  var id: String
  /// The last segment of the type: `worksheet`, `sharedStrings`; the same in Strict and Transitional.
  var type: String
  var target: String
}

/// Reads a `.rels` part.
///
/// Source: ECMA-376 Part 2, 6.5.
final class RelationshipsPart: XMLEventHandler {
  private(set) var relationships: [Relationship] = []

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.isElement("Relationship"), attributes.text("TargetMode") != "External",
      let target = attributes.text("Target")
    else { return }
    let type = attributes.text("Type") ?? ""
    relationships.append(
      Relationship(
        id: attributes.text("Id") ?? "",
        type: type.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
          ?? "",
        target: target))
  }

  func endElement(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
