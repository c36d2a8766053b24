/// Reads `xl/styles.xml`: what the number format of each cell style says, and whether its font is struck
/// through.
///
/// Source: ECMA-376 Part 1, 18.4.10 (strike), 18.8.10 (cellXfs), 18.8.22 (font), 18.8.31 (numFmts),
/// 18.8.45 (xf).
final class StylesPart: XMLEventHandler {
  private var formats: [Int: NumberStyle] = [:]
  private var formatIDs: [Int] = []
  private var isInCellFormats = false
  private var isInNumberFormats = false
  private var isInFonts = false
  /// Whether each font is struck through.
  private var struckFonts: [Bool] = []
  private var fontIDs: [Int] = []
  private let limits: ReadLimits
  private let position: SourcePosition

  init(limits: ReadLimits, position: SourcePosition) {
    self.limits = limits
    self.position = position
  }

  /// The style of each index that cells give in their `s` attribute.
  var numberStyles: [NumberStyle] {
    formatIDs.map { formats[$0] ?? BuiltinNumberFormats.style(ofID: $0) }
  }

  /// Whether the font of each index is struck through; empty where none is, as in nearly every workbook.
  var struckStyles: [Bool] {
    let struck = fontIDs.map { struckFonts.indices.contains($0) && struckFonts[$0] }
    return struck.contains(true) ? struck : []
  }

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) throws(ReadError) {
    if name.isElement("cellXfs") {
      isInCellFormats = true
    } else if name.isElement("numFmts") {
      isInNumberFormats = true
    } else if isInCellFormats, name.isElement("xf") {
      try checkLimit(formatIDs.count)
      formatIDs.append(attributes.text("numFmtId").flatMap { Int($0) } ?? 0)
      fontIDs.append(attributes.text("fontId").flatMap { Int($0) } ?? 0)
    } else if name.isElement("fonts") {
      isInFonts = true
    } else if isInFonts, name.isElement("font") {
      try checkLimit(struckFonts.count)
      struckFonts.append(false)
    } else if isInFonts, name.isElement("strike"), !struckFonts.isEmpty {
      struckFonts[struckFonts.count - 1] =
        attributes.bytes("val") == nil || attributes.isTrue("val")
    } else if isInNumberFormats, name.isElement("numFmt") {
      // Differential formats (dxf) have a numFmt too, but not inside numFmts.
      guard let id = attributes.text("numFmtId").flatMap({ Int($0) }),
        let code = attributes.text("formatCode")
      else { return }
      try checkLimit(formats.count)
      formats[id] = NumberStyle(formatCode: code)
    }
  }

  private func checkLimit(_ count: Int) throws(ReadError) {
    guard count < limits.styles else {
      throw ReadError(.limit(name: "styles", value: limits.styles), at: position)
    }
  }

  func endElement(_ name: XMLName) {
    if name.isElement("cellXfs") { isInCellFormats = false }
    if name.isElement("numFmts") { isInNumberFormats = false }
    if name.isElement("fonts") { isInFonts = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
