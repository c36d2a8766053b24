import Testing

@testable import Definitions

struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("本科", "本科", 0), ("本科", "大学本科", 2), ("预备党员", "予备党员", 1), ("党员", "员党", 1),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("", "ab", 2), ("abcd", "badc", 2),
  ])
  func counts(a: String, b: String, distance: Int) {
    #expect(EditDistance.between(a, b, limit: 5) == distance)
    #expect(EditDistance.between(b, a, limit: distance) == distance)
    #expect(EditDistance.between(a, b, limit: distance - 1) == nil)
  }
}
