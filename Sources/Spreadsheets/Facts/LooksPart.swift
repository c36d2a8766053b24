/// Reads `xl/styles.xml` for what people mark rows with: fonts that are struck through, colors.
///
/// Source: ECMA-376 Part 1, 18.3.1.15 (color), 18.8.19 (fgColor), 18.8.20 (fill), 18.8.22 (font),
/// 18.8.32 (patternFill), 18.8.45 (xf).
final class LooksPart: XMLEventHandler {
  private enum Section { case fonts, fills, cellFormats }

  private var section: Section?
  private var fonts: [(isStruck: Bool, color: String?)] = []
  private var fills: [String?] = []
  private var isFilled = false
  private(set) var looks: [SheetTally.Look] = []

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isElement("fonts") {
      section = .fonts
    } else if name.isElement("fills") {
      section = .fills
    } else if name.isElement("cellXfs") {
      section = .cellFormats
    } else {
      switch section {
      case .fonts: startInFonts(name, attributes)
      case .fills: startInFills(name, attributes)
      case .cellFormats: if name.isElement("xf") { add(attributes) }
      case nil: break
      }
    }
  }

  func endElement(_ name: XMLName) {
    if name.isElement("fonts") || name.isElement("fills") || name.isElement("cellXfs") {
      section = nil
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  private func startInFonts(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isElement("font") {
      fonts.append((false, nil))
    } else if name.isElement("strike"), let last = fonts.indices.last {
      fonts[last].isStruck = attributes.bytes("val") == nil || attributes.isTrue("val")
    } else if name.isElement("color"), let last = fonts.indices.last {
      let color = CellColor.name(attributes)
      // Theme color 1 is that of text.
      fonts[last].color = color == "#000000" || color == "theme 1" ? nil : color
    }
  }

  private func startInFills(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isElement("fill") {
      fills.append(nil)
    } else if name.isElement("patternFill") {
      let pattern = attributes.text("patternType") ?? "none"
      // The second fill of every workbook is `gray125`, which no cell uses by itself.
      isFilled = pattern != "none" && pattern != "gray125"
    } else if isFilled, name.isElement("fgColor"), let last = fills.indices.last {
      let color = CellColor.name(attributes)
      // Theme color 0 is that of paper.
      fills[last] = color == "#FFFFFF" || color == "theme 0" ? nil : color
    }
  }

  private func add(_ attributes: XMLAttributes) {
    let font = attributes.text("fontId").flatMap { Int($0) } ?? 0
    let fill = attributes.text("fillId").flatMap { Int($0) } ?? 0
    var look = SheetTally.Look()
    if fonts.indices.contains(font) { (look.isStruck, look.font) = fonts[font] }
    if fills.indices.contains(fill) { look.fill = fills[fill] }
    looks.append(look)
  }
}

/// Colors by name.
enum CellColor {
  /// The 56 colors that workbooks name by number, from 8 on.
  ///
  /// Source: ECMA-376 Part 1, 18.8.27 (indexedColors).
  private static let indexed: [UInt32] = [
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x800000,
    0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0x9999FF, 0x993366,
    0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF, 0x000080, 0xFF00FF, 0xFFFF00,
    0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF, 0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99,
    0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99, 0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900,
    0xFF6600, 0x666699, 0x969696, 0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366,
    0x333399, 0x333333,
  ]

  /// `#FFFF00`, or `theme 4`; `nil` where the color is left to the program.
  static func name(_ attributes: XMLAttributes) -> String? {
    if let rgb = attributes.text("rgb") { return name(rgb: rgb) }
    if let theme = attributes.bytes("theme").flatMap({ Int(digits: $0) }), theme < 100 {
      // The same color in another tint is another color.
      let isTinted = attributes.text("tint").flatMap(Double.init).map { $0 != 0 } ?? false
      return isTinted ? "theme \(theme) tinted" : "theme \(theme)"
    }
    guard let index = attributes.bytes("indexed").flatMap({ Int(digits: $0) }) else { return nil }
    // The first eight are the second eight again; 64 and 65 are those of the system.
    let place = index < 8 ? index : index - 8
    guard indexed.indices.contains(place) else { return nil }
    let digits = String(indexed[place], radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// - Parameter text: `FFFFFF00`, `FFFF00` or `#ffff00`.
  static func name(rgb text: String) -> String? {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "#") }.suffix(6)
    guard digits.count == 6, digits.allSatisfy({ Hexadecimal.value(of: $0) != nil }) else {
      return nil
    }
    return "#" + String(decoding: digits, as: UTF8.self).uppercased()
  }
}
