import TestSupport
import Testing

struct DefinitionsReplayTests {
  @Test(arguments: ["#@1\n", "#@1\ntitle: [\n#@4\nname: a\nname: a\n"])
  func pipelines(text: String) throws {
    let folder = try TemporaryFolder()
    #expect(
      try DefinitionsProperty.fault(ofPipeline: Array(text.utf8), in: folder.path) == nil)
  }
}
