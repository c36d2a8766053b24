extension String {
  /// The text with `value` in place of each `placeholder`, such as `{title}`. What is filled in is not looked into.
  ///
  /// `replacing` does the same for any collection, and takes fifty times as long: there is one sentence for each finding.
  public func filling(_ placeholder: StaticString, with value: String) -> String {
    var text = self
    let filled = text.withUTF8 { bytes -> [UInt8]? in
      placeholder.withUTF8Buffer { mark -> [UInt8]? in
        guard let first = mark.first else { return nil }
        var filled: [UInt8] = []
        var copied = 0
        var index = 0
        while index + mark.count <= bytes.count {
          guard bytes[index] == first,
            bytes[index..<index + mark.count].elementsEqual(mark)
          else {
            index += 1
            continue
          }
          filled.append(contentsOf: bytes[copied..<index])
          filled.append(contentsOf: value.utf8)
          index += mark.count
          copied = index
        }
        guard copied > 0 else { return nil }
        filled.append(contentsOf: bytes[copied...])
        return filled
      }
    }
    return filled.map { String(decoding: $0, as: UTF8.self) } ?? self
  }
}
