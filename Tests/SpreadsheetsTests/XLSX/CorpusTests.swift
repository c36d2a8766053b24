import Foundation
import Testing

@testable import Spreadsheets

/// Reads the workbooks of other people's test suites, where the corpus lies beside the repository.
/// Whether the cells are right is for the corpus's own `compare.py`; here no file may fail to open.
struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/corpus/").standardized

  /// The small workbooks of a set, by their paths in the corpus; none where there is no corpus.
  private static func workbooks(_ set: String) -> [String] {
    guard let paths = FileManager.default.enumerator(atPath: folder.path + "/" + set) else {
      return []
    }
    return paths.compactMap { $0 as? String }.filter { path in
      guard [".xlsx", ".xlsm"].contains(where: path.hasSuffix) else { return false }
      let file = folder.path + "/" + set + "/" + path
      let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
      return (size ?? 0) < 20_000
    }.sorted().map { "\(set)/\($0)" }
  }

  private func countRows(_ path: String) throws(ReadError) -> Int {
    let mapped = try MappedFile(path: Self.folder.path + "/" + path, name: path)
    let file = try XLSXFile(mapped: mapped, name: path, limits: ReadLimits())
    var count = 0
    var row = Row()
    for sheet in file.sheets {
      let reader = try file.rows(of: sheet)
      while try reader.read(into: &row) { count += 1 }
    }
    return count
  }

  @Test(arguments: workbooks("xlsx/valid"))
  func readsValidWorkbooks(path: String) throws {
    // A beta of 2006 with other element names; every reader refuses it or finds nothing.
    guard !path.hasSuffix("sample-beta.xlsx") else { return }
    _ = try countRows(path)
  }

  @Test(arguments: workbooks("xlsx/malformed"))
  func survivesMalformedWorkbooks(path: String) {
    do throws(ReadError) { _ = try countRows(path) } catch {
      #expect(error.position.file == path)
    }
  }
}
