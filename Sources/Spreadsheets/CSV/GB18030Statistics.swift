/// Whether bytes are GB18030, and whether what they say looks like Chinese. Nearly any bytes can be
/// decoded as some Han characters, so being decodable alone proves little.
struct GB18030Statistics: Hashable {
  enum Fault: Hashable {
    case invalid(offset: Int)
    /// The bytes end in the middle of a character.
    case truncated(offset: Int)
  }

  private(set) var fault: Fault?
  private(set) var twoByte = 0
  private(set) var fourByte = 0
  /// The 3,755 common characters of GB 2312, in the order of their pinyin.
  private(set) var commonHan = 0
  /// Which of these occur: rows repeat the same few, so only different ones say something.
  private var isCommonHanSeen = [Bool](repeating: false, count: 40 * 94)
  /// The 3,008 rarer characters of GB 2312: names are full of them, running text is not.
  private(set) var rareHan = 0
  /// Punctuation, numbered signs and full-width ASCII.
  private(set) var symbols = 0

  /// Looks at all bytes up to the first fault; O(bytes).
  init(_ bytes: UnsafeRawBufferPointer) {
    let count = bytes.count
    var index = 0
    while index < count {
      let first = bytes[index]
      if first < 0x80 {
        index &+= 1
        while index &+ 8 <= count, !WordScan.hasHighBit(WordScan.load(bytes, at: index)) {
          index &+= 8
        }
        continue
      }
      guard first != 0x80, first != 0xFF else {
        fault = .invalid(offset: index)
        return
      }
      guard index &+ 1 < count else {
        fault = .truncated(offset: index)
        return
      }
      let second = bytes[index &+ 1]
      switch second {
      case 0xA1...0xFE:
        switch first {
        case 0xB0...0xD7:
          commonHan &+= 1
          isCommonHanSeen[(Int(first) &- 0xB0) &* 94 &+ Int(second) &- 0xA1] = true
        case 0xD8...0xF7: rareHan &+= 1
        case 0xA1...0xA3: symbols &+= 1
        default: break
        }
        twoByte &+= 1
        index &+= 2
      case 0x40...0x7E, 0x80...0xA0:
        // The zero in years, 二〇二三年, which GBK put here.
        if first == 0xA9, second == 0x96 { symbols &+= 1 }
        twoByte &+= 1
        index &+= 2
      case 0x30...0x39:
        guard index &+ 3 < count else {
          fault = .truncated(offset: index)
          return
        }
        let third = bytes[index &+ 2]
        let fourth = bytes[index &+ 3]
        guard GB18030.shared.character(first, second, third, fourth) != nil else {
          fault = .invalid(offset: index)
          return
        }
        fourByte &+= 1
        index &+= 4
      default:
        fault = .invalid(offset: index)
        return
      }
    }
  }

  /// Whether the characters are spread as in Chinese tables.
  ///
  /// Big5 and Shift-JIS put their common characters where GB 2312 has few or none, and Latin-1
  /// letters with accents stand alone. The Hangul of EUC-KR and the common Kanji of EUC-JP lie
  /// among the common Han, but only on those before pinyin `xi`, and Chinese text, of which every
  /// fifth character comes later, does not keep to these.
  var isPlausible: Bool {
    guard twoByte > 0, fourByte <= twoByte, commonHan > 0 else { return false }
    let isCommon = (commonHan + symbols) * 100 >= twoByte * 60
    let isStandard = (commonHan + symbols + rareHan) * 100 >= twoByte * 85
    let different = isCommonHanSeen.count { $0 }
    let late = isCommonHanSeen.dropFirst((0xD0 - 0xB0) * 94).count { $0 }
    let isOtherLanguage = different >= 16 && late * 20 < different
    return isCommon && isStandard && !isOtherLanguage
  }
}
