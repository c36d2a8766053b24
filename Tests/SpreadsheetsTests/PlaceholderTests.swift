import Testing

@testable import Spreadsheets

struct PlaceholderTests {
  @Test func builds() {}
}
