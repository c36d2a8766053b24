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
  /// Where in the file the decoding of what is in the buffer began, and how much of it has left the buffer.
  private var decodedFrom: Int
  private var discarded = 0
  /// Up to where the file's memory has been given back, so that a large file does not stay in memory as it is
  /// read.
  private var released = 0
  private static let releaseStep = 1 << 20

  /// A place in the text that a window can begin at.
  struct Place: Hashable {
    /// A byte of the file at which a character begins.
    var source: Int
    /// How many bytes of decoded text lie between it and the place.
    var skipped = 0
  }

  /// - Parameters:
  ///   - maximumLength: The longest window, and so the longest record. No more than `Int32.max`,
  ///     which is what a cell can address.
  ///   - chunkLength: How much is decoded at a time.
  ///   - place: Where the text begins; `nil` for the start of the file.
  init(
    _ file: MappedFile, _ finding: TextEncodingDetector.Finding, maximumLength: Int,
    chunkLength: Int = 256 << 10, from place: Place? = nil
  ) {
    self.file = file
    self.maximumLength = max(1, min(maximumLength, Int(Int32.max)))
    decodedFrom = place?.source ?? finding.markLength
    if finding.encoding == .utf8 {
      decoder = nil
      buffer = UnsafeMutableRawBufferPointer(start: nil, count: 0)
      start = decodedFrom
      end = file.count
    } else {
      decoder = TextDecoder(file.bytes, encoding: finding.encoding, from: decodedFrom)
      buffer = .allocate(byteCount: max(chunkLength, 64), alignment: 8)
      start = 0
      end = 0
    }
    var rest = place?.skipped ?? 0
    while rest > 0, !bytes.isEmpty || extend() {
      let count = min(rest, bytes.count)
      consume(count)
      rest -= count
    }
  }

  /// Where the unread text begins.
  var place: Place {
    decoder == nil
      ? Place(source: start) : Place(source: decodedFrom, skipped: discarded + start)
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
    let read = decoder?.offset ?? start
    if read - released >= Self.releaseStep {
      file.release(released..<read)
      released = read
    }
  }

  /// Makes the window longer; returns `false` if it is as long as it may be, or the last one.
  func extend() -> Bool {
    guard end - start < maximumLength, decoder?.isAtEnd == false else { return false }
    if start == end, let decoder {
      decodedFrom = decoder.offset
      (start, end, discarded) = (0, 0, 0)
    }
    if start > 0 {
      let unread = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[start..<end])
      buffer.copyMemory(from: unread)
      end -= start
      discarded += start
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
