import TestSupport
import Testing

@testable import Importing

struct KeyTableTests {
  private func place(_ row: Int) -> KeyTable.Place { KeyTable.Place(sheet: 1, row: UInt32(row)) }

  @Test func tellsWhereAKeyWasFirstSeen() {
    var table = KeyTable()
    let key = Key128(high: 1, low: 2)
    #expect(!table.contains(key))
    #expect(table.insert(key, at: place(3)) == nil)
    #expect(table.insert(key, at: place(9)) == place(3))
    #expect(table.insert(key, at: place(10)) == place(3))
    #expect(table.contains(key))
    #expect(table.count == 1)
  }

  @Test(arguments: [
    Key128(high: .max, low: .max), Key128(high: .max, low: .max - 1), Key128(high: 0, low: 0),
  ])
  func hasRoomForAnyKey(key: Key128) {
    var table = KeyTable()
    #expect(!table.contains(key))
    #expect(table.insert(key, at: place(3)) == nil)
    #expect(table.insert(key, at: place(4)) == place(3))
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func agreesWithADictionary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var table = KeyTable()
    var known: [Key128: KeyTable.Place] = [:]
    var differences = 0
    for row in 0..<20_000 {
      // Few bits, so that keys repeat and crowd.
      let key = Key128(high: random.next() & 0xFFF, low: random.next() & 3)
      if table.insert(key, at: place(row)) != known[key] { differences += 1 }
      known[key] = known[key] ?? place(row)
    }
    #expect(differences == 0)
    #expect(table.count == known.count)
    #expect(known.keys.allSatisfy { table.contains($0) })
  }
}
