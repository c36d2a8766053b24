/// A number of one to nine bytes, of which the first eight hold seven bits each.
///
/// Source: https://www.sqlite.org/fileformat2.html#varint
enum Varint {
  static func length(_ number: UInt64) -> Int {
    if number < 0x80 { return 1 }
    let bits = 64 - number.leadingZeroBitCount
    return bits > 56 ? 9 : (bits + 6) / 7
  }

  /// Writes a number, and moves the place behind it.
  static func write(_ number: UInt64, to place: inout UnsafeMutablePointer<UInt8>) {
    if number < 0x80 {
      place[0] = UInt8(truncatingIfNeeded: number)
      place += 1
      return
    }
    let length = length(number)
    var rest = number
    var index = length - 1
    if length == 9 {
      place[index] = UInt8(truncatingIfNeeded: rest)
      rest >>= 8
      index -= 1
    }
    while index >= 0 {
      let follows: UInt8 = index == length - 1 ? 0 : 0x80
      place[index] = UInt8(truncatingIfNeeded: rest) & 0x7F | follows
      rest >>= 7
      index -= 1
    }
    place += length
  }
}
