import TestSupport
import Testing

@testable import Importing

struct KeyTableTests {
  @Test func tellsWhereAKeyWasFirstSeen() {
    var table = KeyTable()
    let key = ValueKey(high: 1, low: 2)
    #expect(table.firstRecord(with: key) == nil)
    #expect(table.insert(key, of: 3) == nil)
    #expect(table.insert(key, of: 9) == 3)
    #expect(table.insert(key, of: 10) == 3)
    #expect(table.firstRecord(with: key) == 3)
    #expect(table.count == 1)
  }

  @Test(arguments: [
    ValueKey(high: .max, low: .max - 1), ValueKey(high: 0, low: .max), ValueKey(high: 0, low: 0),
  ])
  func hasRoomForAnyKey(key: ValueKey) {
    var table = KeyTable()
    #expect(table.firstRecord(with: key) == nil)
    #expect(table.insert(key, of: 3) == nil)
    #expect(table.insert(key, of: 4) == 3)
  }

  /// Few different keys, so that they repeat and crowd; or so many that the table lies on huge pages.
  @Test(arguments: [(UInt64(1), 20_000, UInt64(5_000)), (2, 20_000, 500), (3, 110_000, .max)])
  func agreesWithADictionary(seed: UInt64, rows: Int, keys: UInt64) {
    var random = SeededGenerator(seed: seed)
    var table = KeyTable()
    var known: [ValueKey: UInt32] = [:]
    var differences = 0
    for row in 0..<UInt32(rows) {
      let key = ValueKey(
        high: random.next() % keys, low: UInt32(truncatingIfNeeded: random.next() & 3))
      if table.insert(key, of: row) != known[key] { differences += 1 }
      known[key] = known[key] ?? row
    }
    #expect(differences == 0)
    #expect(table.count == known.count)
    #expect(known.keys.allSatisfy { table.firstRecord(with: $0) != nil })
  }
}
