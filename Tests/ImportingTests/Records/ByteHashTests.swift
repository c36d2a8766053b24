import TestSupport
import Testing

@testable import Importing

struct ByteHashTests {
  private func hash(_ bytes: [UInt8]) -> UInt64 {
    ByteHash.hash(bytes.span)
  }

  @Test func isTheSameInEveryRun() {
    #expect(hash(Array("汉族".utf8)) == 12_057_654_170_075_275_281)
    #expect(hash([]) == 11_174_720_681_872_293_812)
  }

  /// Ledgers keep digests that are made of them. Of every length beside the eights, by a plain computation.
  @Test(arguments: [
    ("8", 4_600_493_646_802_026_994 as UInt64),
    ("支部", 6_802_626_406_103_432_105 as UInt64),
    ("1990-01-01", 12_815_778_318_721_233_886 as UInt64),
    ("459901199001010015", 17_061_168_906_190_919_347 as UInt64),
    ("样西镇样小明村第一党支部", 13_221_582_643_723_784_708 as UInt64),
  ])
  func isWhatItWas(text: String, expected: UInt64) { #expect(hash(Array(text.utf8)) == expected) }

  @Test func theFirstOfTwoIsTheOneByItself() {
    #expect(ByteHash.hashes(Array("汉族".utf8).span).0 == hash(Array("汉族".utf8)))
  }

  @Test(arguments: [UInt64(1), 2])
  func tellsNearTextsApart(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var seen: [UInt64: [UInt8]] = [:]
    var collisions = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        UInt8.random(in: 0x30...0x33, using: &random)
      }
      let other = seen.updateValue(text, forKey: hash(text))
      if let other, other != text { collisions += 1 }
    }
    #expect(collisions == 0)
  }

  @Test func countsLeadingAndTrailingZeros() {
    let hashes = (0...24).map { hash(Array(repeating: 0, count: $0)) }
    #expect(Set(hashes).count == hashes.count)
  }

  /// The second hash stands for a key together with the first, so it must tell apart by itself: no two of 50,000
  /// ids in a row share it more often than chance has it, 0.3 times.
  @Test func theSecondHashTellsNearTextsApart() {
    var seen: Set<UInt32> = []
    var repeated = 0
    for number in 0..<50_000 {
      let id = Array("4599011990\(10_000_000 + number)".utf8)
      let hashes = ByteHash.hashes(id.span)
      if hashes.0 != hash(id) { repeated += 100 }
      if !seen.insert(hashes.1).inserted { repeated += 1 }
    }
    #expect(repeated < 10)
  }
}
