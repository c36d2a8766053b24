/// A window over the inflated bytes of a part. Behind the last byte stands a zero, which no XML holds, so
/// that a scan needs to look at nothing but the byte under it.
final class ScanBuffer {
  private let stream: PartStream
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Where the scan goes on.
  var start = 0
  private(set) var end = 0
  private(set) var isAtEnd = false

  init(_ stream: PartStream, capacity: Int = 256 << 10) {
    self.stream = stream
    self.capacity = capacity
    storage = .allocate(capacity: capacity + 1)
    storage[0] = 0
  }

  deinit { storage.deallocate() }

  /// The bytes; `base[end]` is zero. Valid until `fill`.
  var base: UnsafePointer<UInt8> { UnsafePointer(storage) }

  /// Bytes not scanned yet.
  var rest: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: storage + start, count: end - start)
  }

  /// Passes over white space, which may be all there is for gigabytes.
  func skipSpace() {
    while start < end, storage[start] == 0x20 || (0x09...0x0D).contains(storage[start]) {
      start += 1
    }
  }

  /// Moves what is left to the front and reads on behind it.
  ///
  /// - Returns: `false` where there is no more, or where what is left fills more than `limit` bytes.
  func fill(limit: Int) throws(ReadError) -> Bool {
    guard !isAtEnd, end - start < limit else { return false }
    if start > 0 {
      storage.update(from: storage + start, count: end - start)
      end -= start
      start = 0
    }
    if end == capacity { grow() }
    let room = UnsafeMutableRawBufferPointer(start: storage + end, count: capacity - end)
    let count = try stream.read(into: room)
    isAtEnd = count == 0
    end += count
    storage[end] = 0
    return !isAtEnd
  }

  private func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + 1)
    larger.update(from: storage, count: end)
    storage.deallocate()
    storage = larger
    capacity *= 2
  }
}
