import CISAL

/// Inflates raw deflate bytes piece by piece with ISA-L's igzip.
///
/// Source: RFC 1951.
final class InflateStream {
  /// On the heap, since it holds a window of some 80 KB and C keeps pointers into it.
  private let state: UnsafeMutablePointer<inflate_state>
  private let compressed: UnsafeRawBufferPointer
  /// Which of the bytes igzip was given last.
  private var piece = 0..<0
  private let isConsumed: (Range<Int>) -> Void

  /// - Parameters:
  ///   - compressed: The deflate bytes, which must outlive the stream.
  ///   - isConsumed: Told, from time to time, which of these bytes will not be read again.
  init(
    _ compressed: UnsafeRawBufferPointer, isConsumed: @escaping (Range<Int>) -> Void = { _ in }
  ) {
    self.compressed = compressed
    self.isConsumed = isConsumed
    state = .allocate(capacity: 1)
    isal_inflate_init(state)
    state.pointee.crc_flag = UInt32(ISAL_DEFLATE)
  }

  deinit {
    state.deallocate()
  }

  /// Fills the buffer, or what the stream has left for it, and returns the number of bytes; fewer
  /// than the buffer has room for only at the end. `nil` where the bytes are damaged or cut off.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    // Callers use buffers of some 100 KB, so that this is never the piece that is cut short.
    let room = min(buffer.count, 1 << 30)
    state.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    state.pointee.avail_out = UInt32(room)

    while state.pointee.avail_out > 0, state.pointee.block_state != ISAL_BLOCK_FINISH {
      if state.pointee.avail_in == 0 { feed() }
      let before = (state.pointee.avail_in, state.pointee.avail_out)
      let result = isal_inflate(state)
      guard result >= 0, result != ISAL_NEED_DICT else { return nil }
      let isStuck = before == (state.pointee.avail_in, state.pointee.avail_out)
      if isStuck, piece.upperBound == compressed.count,
        state.pointee.block_state != ISAL_BLOCK_FINISH
      {
        return nil
      }
    }
    return room - Int(state.pointee.avail_out)
  }

  /// Hands over the next input, after igzip is done with the one before; in pieces, since igzip counts in 32 bits
  /// and what it has read need not stay in memory.
  private func feed() {
    if !piece.isEmpty { isConsumed(piece) }
    let start = piece.upperBound
    piece = start..<min(start + Self.pieceLength, compressed.count)
    // igzip takes a pointer without `const`, but only reads from it.
    state.pointee.next_in = UnsafeMutablePointer(
      mutating: UnsafeRawBufferPointer(rebasing: compressed[piece]).baseAddress?
        .assumingMemoryBound(to: UInt8.self))
    state.pointee.avail_in = UInt32(piece.count)
  }

  private static let pieceLength = 1 << 20
}
