import Testing

@testable import Importing

struct TextNormalizerTests {
  @Test func keepsTheNormalForm() {
    #expect(TextNormalizer().read("青石镇　红星村") == .text("青石镇红星村"))
    #expect(TextNormalizer().read("无") == .text("无"))
  }

  @Test func leavesPlaceholdersOutOnRequest() {
    #expect(TextNormalizer(placeholders: true).read("无") == .refused(.missing))
    #expect(TextNormalizer(placeholders: true).read("无业") == .text("无业"))
  }
}
