import Testing

@testable import Definitions

struct PlaceholderTests {
  @Test func builds() {}
}
