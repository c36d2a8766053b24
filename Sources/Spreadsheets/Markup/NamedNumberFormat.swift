/// The number formats that SpreadsheetML 2003 and the style sheets of Excel's HTML call by name.
///
/// Source: Microsoft, XML Spreadsheet Reference, `ss:NumberFormat` (`ss:Format`).
enum NamedNumberFormat {
  /// What a format says, given by its name or as a format code.
  static func style(of format: String) -> NumberStyle {
    codes[format.lowercased()].map(NumberStyle.init(formatCode:)) ?? NumberStyle(formatCode: format)
  }

  private static let codes = [
    "general": "General", "general number": "General",
    "general date": "yyyy/m/d h:mm", "long date": "yyyy/m/d", "medium date": "d-mmm-yy",
    "short date": "yyyy/m/d", "long time": "h:mm:ss AM/PM", "medium time": "h:mm AM/PM",
    "short time": "h:mm",
    "currency": "#,##0.00", "euro currency": "#,##0.00", "fixed": "0.00", "standard": "#,##0.00",
    "percent": "0.00%", "scientific": "0.00E+00",
    "yes/no": "General", "true/false": "General", "on/off": "General",
  ]
}
