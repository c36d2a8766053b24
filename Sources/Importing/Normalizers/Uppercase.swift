extension [UInt8] {
  /// Makes the letters of a text in UTF-8 upper case, those with marks too: `é` is `É`.
  mutating func uppercase() {
    var isASCII = true
    for index in indices {
      isASCII = isASCII && self[index] < 0x80
      self[index] = self[index].uppercased
    }
    guard !isASCII else { return }
    self = Array(String(decoding: self, as: UTF8.self).uppercased().utf8)
  }
}
