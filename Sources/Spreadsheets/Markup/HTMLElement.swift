/// What an element means to a table of text.
enum HTMLElement: Hashable {
  case table, row, cell
  /// `<thead>`, `<tbody>`, `<tfoot>`: no cell reaches from one into the next.
  case rowGroup
  case lineBreak
  /// A block with space around it: a paragraph, a list item, a heading.
  case paragraph
  /// A block that only begins a new line.
  case block
  case style
  /// What is no text to see, and no markup inside either.
  case rawText
  /// `<xml>`: what Excel says of the workbook, in elements of its own.
  case island
  /// `<x:Name>` in that: what Excel calls the sheet.
  case sheetName
  /// Anything else, which changes nothing.
  case inline

  init(name: [UInt8]) {
    self = Self.elements[String(decoding: name, as: UTF8.self)] ?? .inline
  }

  private static let elements: [String: HTMLElement] = {
    var elements: [String: HTMLElement] = [
      "table": .table, "tr": .row, "td": .cell, "th": .cell, "br": .lineBreak, "style": .style,
      "xml": .island, "x:name": .sheetName,
    ]
    for name in ["thead", "tbody", "tfoot"] { elements[name] = .rowGroup }
    for name in ["script", "title", "textarea", "iframe", "noembed", "noframes", "xmp"] {
      elements[name] = .rawText
    }
    for name in [
      "p", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
      "pre", "hr",
    ] { elements[name] = .paragraph }
    for name in [
      "div", "center", "form", "fieldset", "caption", "address", "section", "article", "header",
      "footer", "main", "nav", "aside", "figure", "body", "option",
    ] { elements[name] = .block }
    return elements
  }()
}
