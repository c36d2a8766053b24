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
  private let limits: ReadLimits
  private let position: SourcePosition

  init(limits: ReadLimits, position: SourcePosition) {
    self.limits = limits
    self.position = position
  }

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) throws(ReadError) {
    guard name.isElement("Relationship"), attributes.text("TargetMode") != "External",
      let target = attributes.text("Target")
    else { return }
    guard relationships.count < limits.relationships else {
      throw ReadError(.limit(name: "relationships", value: limits.relationships), at: position)
    }
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
