/// The number formats that the style sheets of a page give to cells.
struct HTMLStyleSheet {
  private var stylesByClass: [String: NumberStyle] = [:]
  private var cellStyle: NumberStyle?
  /// The `style` attribute that was looked at last: whole columns have the same one.
  private var lastStyle: (text: [UInt8], style: NumberStyle?) = ([], nil)

  /// Takes in the content of a `<style>`. Of its selectors those that are a class, `.xl65` or
  /// `td.xl65`, or a plain `td`, are heard.
  ///
  /// - Parameters:
  ///   - limit: How many classes a page may have.
  ///   - error: What to throw where it has more.
  mutating func add(
    _ sheet: [UInt8], limit: Int, error: () -> ReadError
  ) throws(ReadError) {
    var scanner = HTMLDeclarations(sheet[...])
    while let (selectors, declarations) = scanner.nextRule() {
      guard let style = Self.style(in: declarations) else { continue }
      for selector in selectors.split(separator: UInt8(ascii: ",")) {
        let name =
          String(decoding: selector, as: UTF8.self)
          .split(whereSeparator: \.isWhitespace).last ?? ""
        if let dot = name.lastIndex(of: ".") {
          guard stylesByClass.count < limit else { throw error() }
          stylesByClass[String(name[name.index(after: dot)...])] = style
        } else if name == "td" {
          cellStyle = style
        }
      }
    }
  }

  /// What the number format of a cell says; its own `style` comes before its classes.
  mutating func style(of attributes: HTMLAttributes) -> NumberStyle {
    if attributes[.excelString] != nil { return NumberStyle(category: .text) }
    if let text = attributes[.style] {
      if text != lastStyle.text { lastStyle = (text, Self.style(in: text[...])) }
      if let style = lastStyle.style { return style }
    }
    if !stylesByClass.isEmpty, let classes = attributes[.class] {
      for name in classes.split(whereSeparator: \.isHTMLSpace) {
        if let style = stylesByClass[String(decoding: name, as: UTF8.self)] { return style }
      }
    }
    return cellStyle ?? .general
  }

  /// Whether a `style` attribute hides its element.
  static func hides(_ style: [UInt8]) -> Bool {
    var scanner = HTMLDeclarations(style[...])
    while let (name, value) = scanner.nextDeclaration() {
      if name == "display", value.lowercased() == "none" { return true }
      if name == "visibility", value.lowercased() == "collapse" { return true }
    }
    return false
  }

  /// `mso-number-format` is what Excel writes, `vnd.ms-excel.numberformat` what it used to.
  private static func style(in declarations: ArraySlice<UInt8>) -> NumberStyle? {
    var scanner = HTMLDeclarations(declarations)
    var style: NumberStyle?
    while let (name, value) = scanner.nextDeclaration() {
      if name == "mso-number-format" || name == "vnd.ms-excel.numberformat" {
        style = NamedNumberFormat.style(of: value)
      }
    }
    return style
  }
}
