import Definitions
import Foundation
import LedgerTestSupport
import Measuring
import Reporting
import TestSupport

/// The outputs of a month of `MiniPipeline`, by their paths in the period's folder.
struct MiniReports {
  private let folder: TemporaryFolder
  let root: String
  let summary: Summary

  init(
    _ files: MiniPipeline = MiniPipeline(), month: MiniMonth = MiniMonth(),
    isUnmasked: Bool = false, language: Language = .chinese
  ) throws {
    let mini = try MiniLedger(files, month: month)
    folder = try TemporaryFolder()
    try CheckRunner(pipeline: mini.pipeline, period: mini.period).run(on: mini.ledger) {
      try mini.builder.add($0)
    }
    let output = OutputFolder(output: folder.path, period: mini.period)
    try output.prepare(isPrivate: false)
    let results = try MetricRunner(pipeline: mini.pipeline, period: mini.period)
      .run(on: mini.ledger)
    summary = try Reports(
      pipeline: mini.pipeline, period: mini.period, results: results,
      disclosure: Disclosure(mini.pipeline, isUnmasked: isUnmasked), language: language
    ).write(to: output, from: mini.ledger)
    try output.publish()
    root = output.path
  }

  func text(_ name: String) throws -> String {
    String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(name)")), as: UTF8.self)
  }

  /// The lines of a CSV file, without its mark.
  func lines(_ name: String) throws -> [String] {
    let text = try text(name)
    guard text.unicodeScalars.first == "\u{FEFF}", text.hasSuffix("\r\n") else { return [] }
    return String(text.unicodeScalars.dropFirst()).components(separatedBy: "\r\n").dropLast()
  }

  var all: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.contains(".") }.sorted()
    }
  }
}
