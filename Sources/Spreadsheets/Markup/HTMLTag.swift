/// The tag that is being read: its name, and those of its attributes that mean something to a table.
struct HTMLTag {
  private(set) var isEnd = false
  private(set) var name: [UInt8] = []
  private(set) var attributes = HTMLAttributes()
  private var attributeName: [UInt8] = []
  private var value: [UInt8] = []
  private var wanted: HTMLAttributes.Name?
  private var isInAttribute = false
  private var attributeCount = 0

  /// Names are cut off past the longest that means anything, so that one cannot fill the memory.
  private static let longestName = 32

  var element: HTMLElement { HTMLElement(name: name) }

  /// The bytes that are kept of this tag.
  var length: Int { attributes.length + value.count }

  mutating func start(isEnd: Bool) {
    self.isEnd = isEnd
    name.removeAll(keepingCapacity: true)
    attributes.removeAll()
    isInAttribute = false
    attributeCount = 0
  }

  mutating func setName(_ name: [UInt8]) {
    self.name = name
  }

  mutating func appendToName(_ byte: UInt8) {
    if name.count < Self.longestName { name.append(byte) }
  }

  /// Returns `false` where the tag has too many attributes already.
  mutating func startAttribute(limit: Int) -> Bool {
    attributeCount += 1
    attributeName.removeAll(keepingCapacity: true)
    value.removeAll(keepingCapacity: true)
    isInAttribute = true
    wanted = nil
    return attributeCount <= limit
  }

  mutating func appendToAttributeName(_ byte: UInt8) {
    if attributeName.count < Self.longestName { attributeName.append(byte) }
  }

  mutating func appendToValue(_ byte: UInt8) {
    if value.isEmpty, wanted == nil {
      wanted = HTMLAttributes.Name(attributeName)
      if wanted == nil { wanted = .other }
    }
    if wanted != .other { value.append(byte) }
  }

  mutating func endAttribute() {
    guard isInAttribute else { return }
    isInAttribute = false
    guard let name = wanted ?? HTMLAttributes.Name(attributeName), name != .other else { return }
    attributes.add(name, value)
  }
}

/// The attributes of a tag that mean something to a table.
struct HTMLAttributes {
  enum Name {
    case `class`, style, columnSpan, rowSpan, hidden
    /// `x:str`: Excel 2000 marks text so.
    case excelString
    /// `x:num`, with the number that is shown rounded, or without one.
    case excelNumber
    /// Any other.
    case other

    init?(_ bytes: [UInt8]) {
      switch bytes.count {
      case 5 where bytes.elementsEqual("class".utf8): self = .class
      case 5 where bytes.elementsEqual("style".utf8): self = .style
      case 5 where bytes.elementsEqual("x:str".utf8): self = .excelString
      case 5 where bytes.elementsEqual("x:num".utf8): self = .excelNumber
      case 7 where bytes.elementsEqual("colspan".utf8): self = .columnSpan
      case 7 where bytes.elementsEqual("rowspan".utf8): self = .rowSpan
      case 6 where bytes.elementsEqual("hidden".utf8): self = .hidden
      default: return nil
      }
    }
  }

  private var entries: [(name: Name, value: [UInt8])] = []

  var length: Int { entries.reduce(0) { $0 + $1.value.count } }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
  }

  /// Of several with the same name the first one counts.
  mutating func add(_ name: Name, _ value: [UInt8]) {
    if self[name] == nil { entries.append((name, value)) }
  }

  subscript(name: Name) -> [UInt8]? {
    entries.first { $0.name == name }?.value
  }

  /// The number that an attribute begins with, as HTML reads `colspan='3"'` (2.3.4.2 Non-negative
  /// integers).
  func number(_ name: Name) -> Int? {
    guard let value = self[name] else { return nil }
    let digits = value.drop { $0.isHTMLSpace || $0 == UInt8(ascii: "+") }
      .prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    return digits.reduce(0) { min($0 * 10 + Int($1) - 0x30, 1_000_000) }
  }
}

extension UInt8 {
  var isHTMLSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
  }
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
