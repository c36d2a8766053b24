import Foundation
import Testing

@testable import Definitions

/// The sentences of `grassroots-2023` are the work plan, word for word.
struct WorkPlanTests {
  private static let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }

  @Test(arguments: 1...9)
  func theSentencesAreThePlan(item: Int) throws {
    let plan = try String(
      contentsOf: Self.root.appendingPathComponent("../shared/work-plan-2023.txt"),
      encoding: .utf8)
    let line = try #require(plan.split(separator: "\n").first { $0.hasPrefix("\(item).") })
    let pipeline = try PipelineLoader.load(
      directory: Self.root.appendingPathComponent("pipelines/grassroots-2023").path)
    let sentences = pipeline.plan.filter { $0.item == item }
    #expect(
      sentences.map(\.text).joined() == line.dropFirst(2).trimmingCharacters(in: .whitespaces))
    #expect(sentences.contains { !$0.metrics.isEmpty })
  }
}
