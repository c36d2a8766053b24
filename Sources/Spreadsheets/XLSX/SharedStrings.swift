/// The texts that the cells of a workbook share, in one piece of memory.
struct SharedStrings: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each text ends; it starts where the one before it ends.
  private(set) var ends: [Int] = []

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
