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

  /// The standard library is the model.
  @Test(arguments: 0..<20)
  func agreesWithTheStandardLibrary(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0..<12, using: &generator)).map { _ in
        ["a", "é", "中", "𠀀", "0123456789"].randomElement(using: &generator) ?? ""
      }
      var bytes = Array(text.joined().utf8)
      if Bool.random(using: &generator), !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
          UInt8.random(in: 0...255, using: &generator)
      }
      let report = bytes.withUnsafeBytes { UTF8Validator.validate($0) }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((report.outcome == .valid) == isValid, "\(bytes)")
    }
  }
}
