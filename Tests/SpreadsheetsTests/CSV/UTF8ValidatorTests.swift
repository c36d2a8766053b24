import TestSupport
import Testing

@testable import Spreadsheets

struct UTF8ValidatorTests {
  @Test(
    arguments: [
      ([], .valid, 0),
      ([0x61, 0xC3, 0xA9, 0xE4, 0xB8, 0xAD, 0xF0, 0xA0, 0x80, 0x80], .valid, 3),
      ([0x61, 0x80], .invalid(offset: 1), 0),
      ([0xC0, 0x80], .invalid(offset: 0), 0),  // overlong
      ([0xE0, 0x9F, 0xBF], .invalid(offset: 0), 0),  // overlong
      ([0xED, 0xA0, 0x80], .invalid(offset: 0), 0),  // a surrogate
      ([0xF4, 0x90, 0x80, 0x80], .invalid(offset: 0), 0),  // past 10FFFF
      ([0xC3, 0xA9, 0xE4, 0xB8], .truncated(offset: 2), 1),
      ([0xE4, 0x41], .invalid(offset: 0), 0),
    ] as [([UInt8], UTF8Validator.Outcome, Int)])
  func validates(bytes: [UInt8], outcome: UTF8Validator.Outcome, characters: Int) {
    let report = bytes.withUnsafeBytes { UTF8Validator.validate($0) }
    #expect(report == .init(outcome: outcome, multibyteCharacters: characters))
  }

  /// The standard library is the model; texts of several blocks, with a fault anywhere or cut off.
  @Test(arguments: 0..<20)
  func agreesWithTheStandardLibrary(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    for round in 0..<500 {
      let text = (0..<Int.random(in: 0..<(round % 2 == 0 ? 12 : 90), using: &generator)).map { _ in
        ["a", "é", "中", "한", "𠀀", "0123456789"].randomElement(using: &generator) ?? ""
      }
      var bytes = Array(text.joined().utf8)
      if Bool.random(using: &generator), !bytes.isEmpty {
        let odd: [UInt8] = [0x80, 0xA0, 0xBF, 0xC0, 0xC1, 0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0xFF]
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
          odd.randomElement(using: &generator) ?? 0
      }
      bytes.removeLast(min(bytes.count, Int.random(in: 0..<4, using: &generator)))
      let report = bytes.withUnsafeBytes { UTF8Validator.validate($0) }
      func scalars(_ range: Range<Int>) -> [Unicode.Scalar]? {
        String(validating: bytes[range], as: UTF8.self).map { Array($0.unicodeScalars) }
      }
      let end: Int
      switch report.outcome {
      case .valid: end = bytes.count
      case .invalid(let offset), .truncated(let offset):
        end = offset
        // No character begins there.
        for next in (offset + 1)..<(offset + 5) where next <= bytes.count {
          #expect(scalars(offset..<next) == nil, "\(bytes)")
        }
      }
      #expect(
        scalars(0..<end)?.count { !$0.isASCII } == report.multibyteCharacters, "\(bytes)")
    }
  }

  /// More blocks than a lane of one byte can count.
  @Test(arguments: [254 * 16, 255 * 16, 256 * 16, 10_000])
  func countsManyCharacters(bytes count: Int) {
    let bytes = Array(String(repeating: "é", count: count).utf8)
    let report = bytes.withUnsafeBytes { UTF8Validator.validate($0) }
    #expect(report == .init(outcome: .valid, multibyteCharacters: count))
  }
}
