import TestSupport
import Testing

@testable import Importing

struct NormalFormTests {
  @Test(arguments: [
    ("", ""),
    ("红星村党支部", "红星村党支部"),
    ("张　三", "张三"),
    (" 张\u{A0}三\r\n", "张三"),
    ("１９８５．６", "1985.6"),
    ("（预备）：ｘ～", "(预备):x~"),
    ("\u{FEFF}李\u{200B}四\u{202E}\u{2060}", "李四"),
    ("A B\tC", "ABC"),
    ("m²—…", "m²—…"),  // U+00B2, U+2014 and U+2026 share lead bytes with what goes
    ("、。〇々", "、。〇々"),
    ("\u{1F}\u{0}甲", "\u{1F}\u{0}甲"),  // controls are no white space
    ("￥", "￥"),  // U+FFE5 lies behind the range
  ])
  func removesWhitespace(raw: String, normal: String) {
    #expect(folded(raw, .remove) == normal)
  }

  @Test(arguments: [
    ("  Zhang   San  ", "Zhang San"),
    ("张 三", "张三"),
    ("红星村 A 组", "红星村A组"),
    ("Ａ　Ｂ", "A B"),  // both are ASCII once folded
    ("A \u{200B} B", "A B"),
    ("A\n\n\tB\r\n", "A B"),
    (" \u{3000}\u{A0}", ""),
    ("2023-06-01 08:30", "2023-06-01 08:30"),
  ])
  func collapsesWhitespace(raw: String, normal: String) {
    #expect(folded(raw, .collapse) == normal)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func agreesWithTheNaiveWayAndIsStable(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let raw = randomText(&random)
      for whitespace in [NormalForm.Whitespace.remove, .collapse] {
        let normal = folded(raw, whitespace)
        #expect(normal == naive(raw, whitespace), "seed \(seed)")
        #expect(folded(normal, whitespace) == normal, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<5 as Range<UInt64>)
  func survivesBytesThatAreNoText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let lead: [UInt8] = [0xC2, 0xE2, 0xE3, 0xEF, 0x80, 0xBC, 0xBD, 0xA0, 0x20, 0xFF, 0x41]
    for _ in 0..<2_000 {
      let raw = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        lead.randomElement(using: &random) ?? 0
      }
      var out: [UInt8] = []
      NormalForm.append(raw.span, whitespace: .collapse, to: &out)
      #expect(out.count <= raw.count)
    }
  }

  private func folded(_ raw: String, _ whitespace: NormalForm.Whitespace) -> String {
    var out = Array("前 ".utf8)  // what stood there before is none of its business
    NormalForm.append(Array(raw.utf8).span, whitespace: whitespace, to: &out)
    return String(decoding: out.dropFirst(4), as: UTF8.self)
  }

  private func naive(_ raw: String, _ whitespace: NormalForm.Whitespace) -> String {
    var scalars: [Unicode.Scalar?] = []  // nil for white space
    for scalar in raw.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        scalars.append(Unicode.Scalar(scalar.value - 0xFEE0))
      case 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF: break
      case 0x20, 0x09, 0x0D, 0x0A, 0xA0, 0x3000: scalars.append(nil)
      default: scalars.append(scalar)
      }
    }
    var result = String.UnicodeScalarView()
    var hasSpace = false
    for scalar in scalars {
      guard let scalar else {
        hasSpace = true
        continue
      }
      if hasSpace, whitespace == .collapse, let last = result.last, last.isASCII, scalar.isASCII {
        result.append(" ")
      }
      hasSpace = false
      result.append(scalar)
    }
    return String(result)
  }

  /// Text in which everything that is folded is common.
  private func randomText(_ random: inout SeededGenerator) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...24, using: &random) {
      let range: ClosedRange<UInt32> =
        switch Int.random(in: 0..<9, using: &random) {
        case 0: 0x00...0x2F
        case 1: 0x41...0x7A
        case 2: 0x80...0x7FF
        case 3: 0x2000...0x2070
        case 4: 0x3000...0x3010
        case 5: 0xFEF0...0xFFEF
        case 6: 0x1F300...0x2A6DF
        default: 0x4E00...0x9FFF
        }
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
