/// The texts that the cells of a workbook share, in one piece of memory.
struct SharedStrings: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each text ends; it starts where the one before it ends.
  ///
  /// In 32 bits, since a workbook may have as many as cells; `ReadLimits.sharedStringBytes` is far less.
  private var ends: [UInt32] = []

  /// The texts that are struck through, and those of which a part is.
  private(set) var struck: Set<Int> = []
  private(set) var partlyStruck: Set<Int> = []
  var hasStruck: Bool { !struck.isEmpty || !partlyStruck.isEmpty }

  /// More than anybody strikes through by hand.
  private static let mostStruck = 100_000

  /// Marks the last text.
  mutating func markLastStruck(isWhole: Bool) {
    guard struck.count + partlyStruck.count < SharedStrings.mostStruck else { return }
    if isWhole { struck.insert(count - 1) } else { partlyStruck.insert(count - 1) }
  }

  /// Asks for memory in one go: what is not written to is not taken, and nothing is copied as the texts grow.
  mutating func reserve(bytes count: Int) {
    bytes.reserveCapacity(count)
    ends.reserveCapacity(count / 8)
  }

  var count: Int { ends.count }

  /// Closes the text made of all bytes appended since the last one.
  mutating func endString() {
    ends.append(UInt32(clamping: bytes.count))
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
  }

  func length(at index: Int) -> Int {
    Int(ends[index] &- (index == 0 ? 0 : ends[index - 1]))
  }

  func withBytes<R, E: Error>(at index: Int, _ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return try body(bytes.span.extracting(start..<Int(ends[index])))
  }
}

/// The shared strings of a workbook as its rows hold them: one reference, since rows are handed from stage to
/// stage by the million.
final class SharedStringTable: Sendable {
  let strings: SharedStrings

  init(_ strings: SharedStrings) { self.strings = strings }

  var count: Int { strings.count }

  func length(at index: Int) -> Int { strings.length(at: index) }

  func withBytes<R, E: Error>(at index: Int, _ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    try strings.withBytes(at: index, body)
  }
}
