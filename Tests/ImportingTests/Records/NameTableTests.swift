import TestSupport
import Testing

@testable import Importing

struct NameTableTests {
  @Test(arguments: [UInt64(1), 2, 3]) func agreesWithADictionary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var table = NameTable()
    var known: [String: Int64] = [:]
    var differences = 0
    for number in 0..<5_000 {
      // Lengths on both sides of a word, and names that differ in their last byte only.
      let name =
        String(
          repeating: "支", count: Int.random(in: 0...6, using: &random))
        + "\(UInt16.random(in: 0...600, using: &random))"
      let bytes = Array(name.utf8)
      if table[bytes.span] != known[name] { differences += 1 }
      table.set(bytes.span) { before in
        if before != known[name] { differences += 1 }
        return Int64(number)
      }
      known[name] = Int64(number)
    }
    #expect(differences == 0)
    #expect(known.allSatisfy { table[Array($0.key.utf8).span] == $0.value })
    #expect(table[Array("无".utf8).span] == nil)
  }
}
