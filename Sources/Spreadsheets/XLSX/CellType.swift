/// What a cell's `t` attribute says of its value.
///
/// Source: ECMA-376 Part 1, 18.18.11 (ST_CellType).
enum CellType {
  case number, shared, inline, string, boolean, error, date

  init(_ name: UnsafeBufferPointer<UInt8>) {
    switch (name.count, name.first) {
    case (1, UInt8(ascii: "s")): self = .shared
    case (1, UInt8(ascii: "b")): self = .boolean
    case (1, UInt8(ascii: "e")): self = .error
    case (1, UInt8(ascii: "d")): self = .date
    case (3, UInt8(ascii: "s")): self = .string  // str
    case (9, UInt8(ascii: "i")): self = .inline  // inlineStr
    default: self = .number
    }
  }
}
