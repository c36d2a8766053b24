import Spreadsheets
import Testing

@testable import Importing

struct DistinctCacheTests {
  private func find(
    _ text: String, in cache: inout DistinctCache, context: CellContext = CellContext()
  ) -> String? {
    let bytes = Array(text.utf8)
    guard let number = cache.find(bytes.span, context, hash: ByteHash.hash(bytes.span)) else {
      return nil
    }
    var text: [UInt8] = []
    _ = cache.copy(number, appendingTo: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private func add(
    _ text: String, meaning: String, to cache: inout DistinctCache,
    context: CellContext = CellContext()
  ) {
    let bytes = Array(text.utf8)
    let made = Array(meaning.utf8)
    var value = ParsedValue()
    value.length = UInt32(made.count)
    cache.add(
      bytes.span, context, hash: ByteHash.hash(bytes.span), value: value, text: made.span)
  }

  @Test func keepsWhatWasMadeOfACell() {
    var cache = DistinctCache()
    #expect(find("汉", in: &cache) == nil)
    add("汉", meaning: "汉族", to: &cache)
    add("壮", meaning: "壮族", to: &cache)
    #expect(find("汉", in: &cache) == "汉族")
    #expect(find("壮", in: &cache) == "壮族")
    #expect(find("", in: &cache) == nil)
  }

  private func findAgain(
    _ bytes: [UInt8], in cache: inout DistinctCache, context: CellContext
  ) -> Int? {
    cache.find(bytes.span, context)
  }

  @Test func theCellBeforeIsFoundWithoutItsHash() {
    var cache = DistinctCache()
    let (han, zhuang) = (Array("汉".utf8), Array("壮".utf8))
    #expect(findAgain(han, in: &cache, context: CellContext()) == nil)
    add("汉", meaning: "汉族", to: &cache)
    #expect(findAgain(han, in: &cache, context: CellContext()) == 0)
    #expect(findAgain(han, in: &cache, context: .dateNumber) == nil)
    #expect(findAgain(zhuang, in: &cache, context: CellContext()) == nil)
    add("壮", meaning: "壮族", to: &cache)
    #expect(findAgain(zhuang, in: &cache, context: CellContext()) == 1)
    let hash = ByteHash.hash(zhuang.span)
    #expect(cache.hash(of: 1) == hash)
    #expect(find("汉", in: &cache) == "汉族")
    #expect(findAgain(han, in: &cache, context: CellContext()) == 0)
  }

  /// 45078 as a number is a date, as a text it is not.
  @Test func tellsKindsOfCellsApart() {
    var cache = DistinctCache()
    add("45078", meaning: "a", to: &cache)
    #expect(find("45078", in: &cache, context: .dateNumber) == nil)
    add("45078", meaning: "b", to: &cache, context: .dateNumber)
    #expect(find("45078", in: &cache) == "a")
    #expect(find("45078", in: &cache, context: .dateNumber) == "b")
  }

  @Test func turnsItselfOffWhereNothingRepeats() {
    var cache = DistinctCache()
    for number in 0..<(1 << 14) {
      if number == (1 << 14) - 1 { #expect(cache.isOn) }
      _ = find("\(number)", in: &cache)
      add("\(number)", meaning: "", to: &cache)
    }
    #expect(!cache.isOn)
  }

  @Test func staysOnWhereMostRepeats() {
    var cache = DistinctCache()
    for number in 0..<(1 << 15) {
      if find("\(number % 100)", in: &cache) == nil {
        add("\(number % 100)", meaning: "x", to: &cache)
      }
    }
    #expect(cache.isOn)
  }

  @Test func keepsNoLongCells() {
    var cache = DistinctCache()
    let text = String(repeating: "长", count: 1_000)
    add(text, meaning: "x", to: &cache)
    #expect(find(text, in: &cache) == nil)
  }
}
