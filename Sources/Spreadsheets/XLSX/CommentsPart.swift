/// Reads the places of the comments of a sheet from `xl/comments1.xml`; what they say is not read.
///
/// Source: ECMA-376 Part 1, 18.7.3 (comment).
final class CommentsPart: XMLEventHandler {
  private(set) var notes = SheetNotes()

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name.isElement("comment"),
      let place = attributes.bytes("ref").flatMap({ CellReference($0) })
    else { return }
    notes.addComment(row: place.row, column: place.column)
  }

  func endElement(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
