/// Reads `xl/styles.xml`: what the number format of each cell style says.
///
/// Source: ECMA-376 Part 1, 18.8.10 (cellXfs), 18.8.31 (numFmts), 18.8.45 (xf).
final class StylesPart: XMLEventHandler {
  private var formats: [Int: NumberStyle] = [:]
  private var formatIDs: [Int] = []
  private var isInCellFormats = false
  private var isInNumberFormats = false

  /// The style of each index that cells give in their `s` attribute.
  var numberStyles: [NumberStyle] {
    formatIDs.map { formats[$0] ?? BuiltinNumberFormats.style(ofID: $0) }
  }

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isElement("cellXfs") {
      isInCellFormats = true
    } else if name.isElement("numFmts") {
      isInNumberFormats = true
    } else if isInCellFormats, name.isElement("xf") {
      formatIDs.append(attributes.text("numFmtId").flatMap { Int($0) } ?? 0)
    } else if isInNumberFormats, name.isElement("numFmt") {
      // Differential formats (dxf) have a numFmt too, but not inside numFmts.
      guard let id = attributes.text("numFmtId").flatMap({ Int($0) }),
        let code = attributes.text("formatCode")
      else { return }
      formats[id] = NumberStyle(formatCode: code)
    }
  }

  func endElement(_ name: XMLName) {
    if name.isElement("cellXfs") { isInCellFormats = false }
    if name.isElement("numFmts") { isInNumberFormats = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
