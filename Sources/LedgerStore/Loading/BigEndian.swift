/// Numbers of a few bytes, the highest first, as SQLite's files have them.
enum BigEndian {
  /// Writes the last bytes of a number.
  static func write(_ number: Int64, _ length: Int, at place: UnsafeMutablePointer<UInt8>) {
    // Most are one byte or two, and dearer to loop over than to write.
    switch length {
    case 0: break
    case 1: place[0] = UInt8(truncatingIfNeeded: number)
    case 2:
      place[0] = UInt8(truncatingIfNeeded: number >> 8)
      place[1] = UInt8(truncatingIfNeeded: number)
    default:
      for index in 0..<length {
        place[index] = UInt8(truncatingIfNeeded: number >> Int64(8 * (length - 1 - index)))
      }
    }
  }

  static func write(_ number: Int, _ length: Int, at place: UnsafeMutablePointer<UInt8>) {
    write(Int64(number), length, at: place)
  }

  /// The four bytes of a number.
  static func bytes(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
