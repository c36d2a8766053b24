import Foundation
import TestSupport

@testable import Definitions

/// What must hold of the pipeline loader whatever the files say. Returns what is wrong, in English, or `nil`;
/// a trap is for the caller to notice. The fuzzer of `Fuzzing/` and the replay of its findings ask the same.
enum DefinitionsProperty {
  /// A line `#@3` begins the third of these.
  private static let paths = [
    "pipeline.yaml", "parameters.yaml", "vocabularies.yaml", "datasets/a.yaml", "datasets/b.yaml",
    "models/m.sql", "checks/c.yaml", "metrics/m.yaml", "tables/t.yaml",
  ]

  /// - Parameter directory: A folder that may be emptied.
  static func fault(ofPipeline bytes: [UInt8], in directory: String) throws -> String? {
    try write(bytes, to: directory)
    let first = faults(directory)
    if faults(directory) != first { return "the second load reports other faults" }
    for (a, b) in zip(first, first.dropFirst())
    where a.location.file == b.location.file && a.location.line > b.location.line {
      return "the faults are not in order"
    }
    if first.contains(where: { $0.location.line < 1 || $0.location.column < 1 }) {
      return "a fault has no place"
    }
    return nil
  }

  private static func faults(_ directory: String) -> [DefinitionFault] {
    do throws(DefinitionError) {
      _ = try PipelineLoader.load(directory: directory)
      return []
    } catch {
      return error.faults
    }
  }

  private static func write(_ bytes: [UInt8], to directory: String) throws {
    var contents = [[UInt8]](repeating: [], count: paths.count)
    var place = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let mark = Array(line)
      if mark.count == 3, mark.starts(with: [0x23, 0x40]), (0x31...0x39).contains(mark[2]) {
        place = Int(mark[2]) - 0x31
      } else {
        contents[place] += mark + [0x0A]
      }
    }
    let folder = URL(fileURLWithPath: directory)
    for (path, content) in zip(paths, contents) {
      let file = folder.appendingPathComponent(path)
      try? FileManager.default.removeItem(at: file)
      guard !content.isEmpty else { continue }
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content).write(to: file)
    }
  }
}
