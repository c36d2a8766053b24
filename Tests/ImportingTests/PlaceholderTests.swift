import Testing

@testable import Importing

struct PlaceholderTests {
  @Test func builds() {}
}
