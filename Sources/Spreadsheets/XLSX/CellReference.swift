/// The place that a cell gives for itself, `BC23`.
///
/// Source: ECMA-376 Part 1, 18.18.62 (ST_CellRef).
struct CellReference: Hashable {
  var column: Int
  var row: Int

  /// `nil` where the bytes are no reference, or one that is farther out than any sheet goes.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var column = 0
    var index = 0
    while index < bytes.count, index < 4 {
      let letter = bytes[index] & 0xDF  // upper case
      guard (0x41...0x5A).contains(letter), bytes[index] >= 0x41 else { break }
      column = column * 26 + Int(letter) - 0x40
      index += 1
    }
    let digits = UnsafeBufferPointer(rebasing: bytes[index...])
    guard index > 0, let row = Int(digits: digits), row > 0 else { return nil }
    self.column = column
    self.row = row
  }
}

extension Int {
  /// A number of at most nine digits, without sign, spaces or anything else.
  init?(digits: UnsafeBufferPointer<UInt8>) {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit) - 0x30
    }
    self = value
  }
}
