extension UInt8 {
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isASCIILowercase: Bool { self >= 0x61 && self <= 0x7A }
}
