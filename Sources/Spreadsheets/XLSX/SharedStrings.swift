/// The texts that the cells of a workbook share, in one piece of memory.
struct SharedStrings: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each text ends; it starts where the one before it ends.
  ///
  /// In 32 bits, since a workbook may have as many as cells; `ReadLimits.sharedStringBytes` is far less.
  private var ends: [UInt32] = []

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
