/// Numbers out of untrusted bytes: `nil` outside of them, so that no offset from a file can trap.
extension UnsafeRawBufferPointer {
  func littleEndian16(at offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 2 else { return nil }
    return Int(UInt16(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
  }

  func littleEndian32(at offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 4 else { return nil }
    return Int(UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  /// `nil` too where the number is larger than any file.
  func littleEndian64(at offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 8 else { return nil }
    return Int(
      exactly: UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
  }

  /// The bytes of a range; `nil` where it does not lie inside.
  func slice(at offset: Int, count length: Int) -> UnsafeRawBufferPointer? {
    range(at: offset, count: length).map { UnsafeRawBufferPointer(rebasing: self[$0]) }
  }

  /// A part of the bytes by its place, or `nil` if it does not lie within them.
  func range(at offset: Int, count length: Int) -> Range<Int>? {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { return nil }
    return offset..<offset + length
  }
}
