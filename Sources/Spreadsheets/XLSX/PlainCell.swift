/// A cell as nearly all are, told in one go: `<c r="B2" s="3" t="s"><v>12</v></c>`.
struct PlainCell {
  private(set) var column = 0
  private(set) var style = 0
  private(set) var isShared = false
  /// Of a shared string, its index.
  private(set) var number = 0
  /// The bytes of the value.
  private(set) var value = 0..<0
  /// Where the next cell begins.
  private(set) var next = 0

  /// `nil` for a cell that is written in any other way.
  ///
  /// - Parameters:
  ///   - cursor: At a `<`. Each byte is looked at only after the one before it, so that nothing is read behind the
  ///     zero at the end.
  ///   - previous: The column of the cell before it.
  @inline(__always)
  init?(_ cursor: ScanCursor, previous: Int) {
    let base = cursor.base
    var at = cursor.at
    // All cells are longer, and so is what follows the last.
    guard at &+ 16 <= cursor.end, Self.word(base, at) & 0xFF_FFFF_FFFF == Self.opening else {
      return nil
    }
    at &+= 6
    // `<c r="` has six bytes, of which the word above compares five.
    guard base[at &- 1] == UInt8(ascii: "\"") else { return nil }
    while base[at] &- 0x41 < 26, column < 1 << 14 {
      column = column &* 26 &+ Int(base[at] &- 0x40)
      at &+= 1
    }
    guard column > previous, base[at] &- 0x31 < 9 else { return nil }
    let digits = at
    while base[at] &- 0x30 < 10 { at &+= 1 }
    guard at &- digits <= 9, base[at] == UInt8(ascii: "\"") else { return nil }
    at &+= 1
    if base[at] == 0x20, base[at &+ 1] == UInt8(ascii: "s") {
      guard base[at &+ 2] == UInt8(ascii: "="), base[at &+ 3] == UInt8(ascii: "\"") else {
        return nil
      }
      at &+= 4
      let digits = at
      while base[at] &- 0x30 < 10, at &- digits < 9 {
        style = style &* 10 &+ Int(base[at] &- 0x30)
        at &+= 1
      }
      guard at > digits, base[at] == UInt8(ascii: "\"") else { return nil }
      at &+= 1
    }
    if base[at] == 0x20 {
      guard base[at &+ 1] == UInt8(ascii: "t"), base[at &+ 2] == UInt8(ascii: "="),
        base[at &+ 3] == UInt8(ascii: "\""), base[at &+ 4] == UInt8(ascii: "s"),
        base[at &+ 5] == UInt8(ascii: "\"")
      else { return nil }
      isShared = true
      at &+= 6
    }
    guard base[at] == UInt8(ascii: ">"), base[at &+ 1] == UInt8(ascii: "<"),
      base[at &+ 2] == UInt8(ascii: "v"), base[at &+ 3] == UInt8(ascii: ">")
    else { return nil }
    at &+= 4
    let start = at
    while base[at] &- 0x30 < 10 {
      number = number &* 10 &+ Int(base[at] &- 0x30)
      at &+= 1
    }
    guard at > start else { return nil }
    if isShared {
      guard at &- start <= 9 else { return nil }
    } else if base[at] == UInt8(ascii: ".") {
      let fraction = at &+ 1
      at = fraction
      while base[at] &- 0x30 < 10 { at &+= 1 }
      guard at > fraction else { return nil }
    }
    value = start..<at
    guard at &+ 8 <= cursor.end, Self.word(base, at) == Self.closing else { return nil }
    next = at &+ 8
  }

  /// `<c r=`
  private static let opening: UInt64 = 0x3D_7220_633C
  /// `</v></c>`
  private static let closing: UInt64 = 0x3E63_2F3C_3E76_2F3C

  @inline(__always)
  private static func word(_ base: UnsafePointer<UInt8>, _ offset: Int) -> UInt64 {
    UInt64(
      littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
