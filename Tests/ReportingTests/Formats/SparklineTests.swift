import Testing

@testable import Reporting

struct SparklineTests {
  @Test(
    arguments: [
      ([], ""), ([5], "▄"), ([0, 7], "▁█"), ([0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█"),
      ([1, nil, 3], "▁ █"), ([nil, nil], "  "), ([4, 4, 4], "▄▄▄"), ([-10, 0, 10], "▁▅█"),
      ([.min, .max], "▁█"),
    ] as [([Int?], String)])
  func isDrawn(values: [Int?], line: String) {
    #expect(Sparkline.drawn(values) == line)
  }
}
