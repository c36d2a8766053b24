import CLibXML2

/// The attributes of SpreadsheetML 2003, which bear its namespace or none. Others of the same local
/// name, `x:` and `html:`, mean something else.
extension XMLAttributes {
  func spreadsheetBytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    bytes(name) { uri in uri.map(XMLNamespaces.isSpreadsheet2003) ?? true }
  }

  func spreadsheetText(_ name: StaticString) -> String? {
    spreadsheetBytes(name).map(Self.unescaped)
  }

  /// A count or an index, of at most nine digits.
  func spreadsheetNumber(_ name: StaticString) -> Int? {
    spreadsheetBytes(name).flatMap { Int(digits: $0) }
  }

  func isTrueInSpreadsheet(_ name: StaticString) -> Bool {
    spreadsheetBytes(name).map { $0.elementsEqual("1".utf8) || $0.elementsEqual("true".utf8) }
      ?? false
  }
}

extension XMLNamespaces {
  static func isSpreadsheet2003(_ uri: UnsafePointer<xmlChar>) -> Bool {
    xmlStrEqual(uri, "urn:schemas-microsoft-com:office:spreadsheet") == 1
  }
}
