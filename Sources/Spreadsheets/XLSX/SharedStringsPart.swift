/// Reads `xl/sharedStrings.xml`. What the part says of its own size is not looked at.
///
/// Source: ECMA-376 Part 1, 18.4.8 (si), 18.4.4 (r), 18.4.6 (rPh), 18.4.10 (strike).
final class SharedStringsPart: XMLEventHandler {
  private(set) var strings = SharedStrings()
  private let limits: ReadLimits
  private let position: SourcePosition
  private var text = TextAssembler()
  private var isInItem = false
  private var isInText = false
  private var isInPhonetic = false
  /// Whether the run at hand is struck through, and what runs the text has.
  private var isRunStruck = false
  private var hasStruckRun = false
  private var hasPlainRun = false
  private var runStart = 0

  init(limits: ReadLimits, position: SourcePosition) {
    self.limits = limits
    self.position = position
  }

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.isElement("t") {
      isInText = isInItem && !isInPhonetic
      runStart = text.bytes.count
    } else if name.isElement("si") {
      isInItem = true
      text.removeAll()
      (isRunStruck, hasStruckRun, hasPlainRun) = (false, false, false)
    } else if name.isElement("r") {
      isRunStruck = false
    } else if name.isElement("strike") {
      isRunStruck = attributes.bytes("val") == nil || attributes.isTrue("val")
    } else if name.isElement("rPh") {
      isInPhonetic = true
    }
  }

  func endElement(_ name: XMLName) throws(ReadError) {
    if name.isElement("t") {
      if isInText { endRun() }
      isInText = false
    } else if name.isElement("si") {
      isInItem = false
      try append()
    } else if name.isElement("rPh") {
      isInPhonetic = false
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReadError) {
    guard isInText else { return }
    text.append(bytes)
    if text.bytes.count > limits.cellBytes { throw limit("cellBytes", limits.cellBytes) }
  }

  private func endRun() {
    text.endRun()
    guard text.bytes.count > runStart else { return }
    if isRunStruck { hasStruckRun = true } else { hasPlainRun = true }
  }

  private func append() throws(ReadError) {
    guard strings.count < limits.sharedStrings else {
      throw limit("sharedStrings", limits.sharedStrings)
    }
    text.endText()
    guard strings.bytes.count + text.bytes.count <= limits.sharedStringBytes else {
      throw limit("sharedStringBytes", limits.sharedStringBytes)
    }
    text.bytes.withUnsafeBufferPointer { strings.append($0) }
    strings.endString()
    if hasStruckRun { strings.markLastStruck(isWhole: !hasPlainRun) }
  }

  private func limit(_ name: String, _ value: Int) -> ReadError {
    ReadError(.limit(name: name, value: value), at: position)
  }
}

extension ZipArchive {
  /// The shared strings in a part; none where the archive has no such part.
  ///
  /// - Parameter scanning: Whether a part that is written plainly is scanned; otherwise the XML parser reads it.
  ///   Both ways give the same strings.
  func sharedStrings(
    in part: String, at position: SourcePosition, scanning: Bool = true
  ) throws(ReadError) -> SharedStrings {
    if scanning, let entry = entry(named: part),
      let strings = SharedStringsScanner.strings(
        in: try open(entry, at: SourcePosition(file: file.name)), limits: limits)
    {
      return strings
    }
    let handler = SharedStringsPart(limits: limits, position: position)
    _ = try parse(part, with: handler)
    return handler.strings
  }
}
