import Importing

/// A row as SQLite stores it: the types of its values, then the values.
///
/// Source: https://www.sqlite.org/fileformat2.html#record_format
enum RecordFormat {
  /// How long a row is.
  struct Size {
    /// The types, and before them their own length.
    var header = 0
    var body = 0

    var payload: Int { header + body }
  }

  /// - Parameter row: The values; the first is the row's number, which does not stand in the row.
  static func size(of row: UnsafeBufferPointer<LedgerValue>) -> Size {
    // The row's number is stored as NULL.
    var size = Size(header: 1, body: 0)
    for value in row.dropFirst() {
      let (type, length) = form(of: value)
      size.header += Varint.length(type)
      size.body += length
    }
    // The length counts itself.
    size.header += size.header < 127 ? 1 : 2
    return size
  }

  /// Writes a row.
  ///
  /// - Parameters:
  ///   - texts: What the values of the row point into.
  ///   - start: Where there is room for `size.payload` bytes.
  static func write(
    _ row: UnsafeBufferPointer<LedgerValue>, _ texts: UnsafeRawBufferPointer, size: Size,
    at start: UnsafeMutablePointer<UInt8>
  ) {
    var header = start
    var body = start + size.header
    Varint.write(UInt64(size.header), to: &header)
    Varint.write(0, to: &header)
    for value in row.dropFirst() {
      let (type, length) = form(of: value)
      Varint.write(type, to: &header)
      switch value {
      case .null: break
      case .integer(let number): BigEndian.write(number, length, at: body)
      case .real(let number):
        if let whole = wholeNumber(number) {
          BigEndian.write(whole, length, at: body)
        } else {
          BigEndian.write(Int64(bitPattern: number.bitPattern), length, at: body)
        }
      case .text(let offset, _):
        guard length > 0, let source = texts.baseAddress else { break }
        body.update(
          from: (source + Int(offset)).assumingMemoryBound(to: UInt8.self), count: length)
      }
      body += length
    }
  }

  /// The serial type of a value, and how many bytes it takes.
  private static func form(of value: LedgerValue) -> (type: UInt64, length: Int) {
    switch value {
    case .null: (0, 0)
    case .integer(let number): integerForm(number)
    case .real(let number): wholeNumber(number).map(integerForm) ?? (7, 8)
    case .text(_, let length): (13 + 2 * UInt64(length), Int(length))
    }
  }

  private static func integerForm(_ number: Int64) -> (type: UInt64, length: Int) {
    if number == 0 || number == 1 { return (8 + UInt64(number), 0) }
    // Of a negative number as many bits count as of its complement.
    let bits = 64 - (number < 0 ? ~number : number).leadingZeroBitCount
    return switch bits {
    case ...7: (1, 1)
    case ...15: (2, 2)
    case ...23: (3, 3)
    case ...31: (4, 4)
    case ...47: (5, 6)
    default: (6, 8)
    }
  }

  /// As SQLite does, a real number without a fraction is kept as an integer.
  private static func wholeNumber(_ number: Double) -> Int64? {
    guard let whole = Int64(exactly: number), whole.magnitude < 1 << 47 else { return nil }
    return number.sign == .minus && whole == 0 ? nil : whole
  }
}
