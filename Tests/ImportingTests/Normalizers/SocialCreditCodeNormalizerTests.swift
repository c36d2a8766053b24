import TestSupport
import Testing

@testable import Importing

struct SocialCreditCodeNormalizerTests {
  let normalizer = SocialCreditCodeNormalizer()

  @Test(arguments: ["51450311MJN000000G", "51450311mjn000000g", "51450311 MJN000000Ｇ"])
  func accepts(raw: String) {
    #expect(normalizer.read(raw) == .text("51450311MJN000000G"))
  }

  @Test(arguments: [
    ("51450311MJN000000H", CellFault.creditCodeChecksum),
    ("51450311MJN0000000", .creditCodeChecksum),
    ("51450311MJN00000OG", .creditCodeForm),  // the letter O
    ("51450311MJN000000", .creditCodeForm),
    ("51450311MJN000000GG", .creditCodeForm),
    ("5.1450311E+17", .creditCodeForm),
    ("—", .missing),
    ("无", .missing),
  ])
  func refuses(raw: String, fault: CellFault) {
    #expect(normalizer.read(raw) == .refused(fault))
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func acceptsValidCodesAndFindsEachWrongCharacter(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    for _ in 0..<50 {
      let values = (0..<17).map { _ in Int.random(in: 0..<31, using: &random) }
      var weight = 1
      var sum = 0
      for value in values {
        sum += value * weight
        weight = weight * 3 % 31
      }
      let all = values + [(31 - sum % 31) % 31]
      let code = String(all.map { alphabet[$0] })
      #expect(normalizer.read(code) == .text(code), "seed \(seed)")

      var wrong = all
      let place = Int.random(in: 0..<18, using: &random)
      wrong[place] = (wrong[place] + Int.random(in: 1..<31, using: &random)) % 31
      let text = String(wrong.map { alphabet[$0] })
      #expect(normalizer.read(text) == .refused(.creditCodeChecksum), "seed \(seed)")
    }
  }
}
