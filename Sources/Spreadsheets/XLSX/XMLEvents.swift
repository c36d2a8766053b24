import CLibXML2

/// The families of namespaces that a workbook's parts use. The Strict form (purl.oclc.org) and the
/// Transitional form of a namespace are the same to us.
enum XMLNamespace: Sendable {
  /// The namespace of the part's own root element, whichever it is, so that parts without any
  /// namespace are read too. SpreadsheetML counts as such everywhere.
  case part
  /// The namespace of `mc:AlternateContent`.
  case compatibility
  case other
}

/// The name of an element, borrowed from the parser for the length of one event.
struct XMLName {
  let local: UnsafePointer<xmlChar>
  let namespace: XMLNamespace

  /// Whether this is an element of the part's own namespace with a name.
  func isElement(_ name: StaticString) -> Bool {
    namespace == .part && isNamed(name)
  }

  func isNamed(_ name: StaticString) -> Bool {
    xmlStrEqual(local, name.utf8Start) == 1
  }
}

/// The attributes of an element, borrowed from the parser for the length of one event.
struct XMLAttributes {
  /// libxml2 gives five pointers for each: local name, prefix, namespace, start and end of the value.
  private let fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  init(_ fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) {
    self.fields = fields
    self.count = count
  }

  /// The bytes of an attribute without a namespace. A `&` in them reads `&#38;` (see `text(_:)`).
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    value { fields in fields[1] == nil && xmlStrEqual(fields[0], name.utf8Start) == 1 }
  }

  /// The text of an attribute without a namespace.
  func text(_ name: StaticString) -> String? {
    bytes(name).map(Self.unescaped)
  }

  /// The bytes of an attribute whose namespace, or the lack of one, is wanted.
  func bytes(
    _ name: StaticString, whereNamespace isWanted: (UnsafePointer<xmlChar>?) -> Bool
  ) -> UnsafeBufferPointer<UInt8>? {
    value { fields in xmlStrEqual(fields[0], name.utf8Start) == 1 && isWanted(fields[2]) }
  }

  /// Whether a boolean attribute is set (ECMA-376 Part 1, 22.9.2.7 and XML Schema).
  func isTrue(_ name: StaticString) -> Bool {
    guard let bytes = bytes(name) else { return false }
    return ["1", "true", "on", "TRUE", "True"].contains { $0.utf8.elementsEqual(bytes) }
  }

  /// The value of `r:id`, in the Strict or the Transitional namespace, declared or not.
  func relationshipID() -> String? {
    value { fields in
      guard xmlStrEqual(fields[0], "id") == 1 else { return false }
      guard let uri = fields[2] else { return fields[1] != nil }
      return XMLNamespaces.isRelationship(uri)
    }.map(Self.unescaped)
  }

  private func value(
    where isWanted: (UnsafeMutablePointer<UnsafePointer<xmlChar>?>) -> Bool
  ) -> UnsafeBufferPointer<UInt8>? {
    guard let fields else { return nil }
    for index in 0..<count {
      let attribute = fields + index * 5
      guard isWanted(attribute), let start = attribute[3], let end = attribute[4] else { continue }
      return UnsafeBufferPointer(start: start, count: end - start)
    }
    return nil
  }

  /// libxml2 leaves ampersands in attributes as references unless it is told to expand entities,
  /// which we never do.
  static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let reference = Array("&#38;".utf8)
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      text.append(bytes[index])
      index += bytes[index...].starts(with: reference) ? reference.count : 1
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// The namespaces by name (ECMA-376 Part 1, 18 and Part 4; ISO/IEC 29500-3 for compatibility).
enum XMLNamespaces {
  static func isSpreadsheet(_ uri: UnsafePointer<xmlChar>) -> Bool {
    xmlStrEqual(uri, "http://schemas.openxmlformats.org/spreadsheetml/2006/main") == 1
      || xmlStrEqual(uri, "http://purl.oclc.org/ooxml/spreadsheetml/main") == 1
      || isSpreadsheet2003(uri)
  }

  static func isRelationship(_ uri: UnsafePointer<xmlChar>) -> Bool {
    xmlStrEqual(uri, "http://schemas.openxmlformats.org/officeDocument/2006/relationships") == 1
      || xmlStrEqual(uri, "http://purl.oclc.org/ooxml/officeDocument/relationships") == 1
  }

  static func isCompatibility(_ uri: UnsafePointer<xmlChar>) -> Bool {
    xmlStrEqual(uri, "http://schemas.openxmlformats.org/markup-compatibility/2006") == 1
  }
}
