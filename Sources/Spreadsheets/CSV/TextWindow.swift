/// The part of a text in UTF-8 that has not been read yet, as far as it has been decoded. UTF-8 is
/// seen where the file is mapped, without a copy; other encodings go through a buffer that grows
/// only as long records ask for it.
final class TextWindow {
  private let file: MappedFile
  private let maximumLength: Int
  /// `nil` where the text is seen in the file itself.
  private var decoder: TextDecoder?
  private var buffer: UnsafeMutableRawBufferPointer
  /// What of the buffer, or of the file, is unread.
  private var start: Int
  private var end: Int

  /// - Parameters:
  ///   - maximumLength: The longest window, and so the longest record. No more than `Int32.max`,
  ///     which is what a cell can address.
  ///   - chunkLength: How much is decoded at a time.
  init(
    _ file: MappedFile, _ finding: TextEncodingDetector.Finding, maximumLength: Int,
    chunkLength: Int = 256 << 10
  ) {
    self.file = file
    self.maximumLength = max(1, min(maximumLength, Int(Int32.max)))
    if finding.encoding == .utf8 {
      decoder = nil
      buffer = UnsafeMutableRawBufferPointer(start: nil, count: 0)
      start = finding.markLength
      end = file.count
    } else {
      decoder = TextDecoder(file.bytes, encoding: finding.encoding, from: finding.markLength)
      buffer = .allocate(byteCount: max(chunkLength, 64), alignment: 8)
      start = 0
      end = 0
    }
  }

  deinit {
    buffer.deallocate()
  }

  /// The unread text; valid until `extend()` is called, or this object ends.
  var bytes: UnsafeRawBufferPointer {
    let source = decoder == nil ? file.bytes : UnsafeRawBufferPointer(buffer)
    return UnsafeRawBufferPointer(rebasing: source[start..<start + min(end - start, maximumLength)])
  }

  /// Whether no text follows what `bytes` shows.
  var isLast: Bool {
    end - start <= maximumLength && (decoder?.isAtEnd ?? true)
  }

  /// Takes bytes off the front of the window.
  func consume(_ count: Int) {
    start += min(count, end - start)
  }

  /// Makes the window longer; returns `false` if it is as long as it may be, or the last one.
  func extend() -> Bool {
    guard end - start < maximumLength, decoder?.isAtEnd == false else { return false }
    if start > 0 {
      let unread = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[start..<end])
      buffer.copyMemory(from: unread)
      end -= start
      start = 0
    }
    if buffer.count - end < buffer.count / 2 {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: buffer.count * 2, alignment: 8)
      larger.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<end]))
      buffer.deallocate()
      buffer = larger
    }
    end += decoder?.decode(into: UnsafeMutableRawBufferPointer(rebasing: buffer[end...])) ?? 0
    return true
  }
}
