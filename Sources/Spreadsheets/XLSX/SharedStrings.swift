/// The texts that the cells of a workbook share, in one piece of memory.
struct SharedStrings: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each text ends; it starts where the one before it ends.
  private(set) var ends: [Int] = []

  /// The texts that are struck through, and those of which a part is.
  private(set) var struck: Set<Int> = []
  private(set) var partlyStruck: Set<Int> = []
  var hasStruck: Bool { !struck.isEmpty || !partlyStruck.isEmpty }

  /// Marks the last text.
  mutating func markLastStruck(isWhole: Bool) {
    if isWhole { struck.insert(count - 1) } else { partlyStruck.insert(count - 1) }
  }

  var count: Int { ends.count }

  /// Closes the text made of all bytes appended since the last one.
  mutating func endString() {
    ends.append(bytes.count)
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
  }

  func isEmpty(at index: Int) -> Bool {
    ends[index] == (index == 0 ? 0 : ends[index - 1])
  }

  func withBytes<R, E: Error>(at index: Int, _ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    try body(bytes.span.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index]))
  }
}
