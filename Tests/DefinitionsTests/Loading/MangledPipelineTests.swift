import TestSupport
import Testing

@testable import Definitions

struct MangledPipelineTests {
  /// Whatever an editor or a slip makes of the files, the loader says something, says it in order, and
  /// says the same again.
  @Test(arguments: 0..<150 as Range<UInt64>)
  func survives(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var sample = SamplePipeline.full
    for path in sample.files.keys.sorted() where Int.random(in: 0..<3, using: &generator) == 0 {
      sample.files[path] = sample.files[path].map { mangled($0, &generator) }
    }
    let faults = try sample.faults()
    #expect(try sample.faults().map(\.location) == faults.map(\.location))
    for (a, b) in zip(faults, faults.dropFirst()) where a.location.file == b.location.file {
      #expect(a.location.line <= b.location.line)
    }
    for fault in faults {
      let lines = sample.files[fault.location.file]?.split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(fault.location.line >= 1 && fault.location.line <= (lines?.count ?? 0) + 1)
      #expect(fault.location.column >= 1)
    }
  }

  private func mangled(_ text: String, _ generator: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    let signs = Array("：:{}[],'\"|>-*&!%@`#?\t\n ~；;".unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      guard let place = scalars.indices.randomElement(using: &generator) else { break }
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: scalars.remove(at: place)
      case 1: scalars.insert(signs.randomElement(using: &generator) ?? ":", at: place)
      case 2: scalars.swapAt(place, scalars.indices.randomElement(using: &generator) ?? place)
      default:
        // A line written twice, or a key of it.
        let end = scalars[place...].firstIndex(of: "\n") ?? scalars.endIndex
        scalars.insert(contentsOf: scalars[place..<end], at: end)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
