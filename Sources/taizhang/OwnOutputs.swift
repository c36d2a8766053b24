import Definitions
import Foundation
import Importing

/// What earlier runs wrote: gap lists have the headings of rosters, and must not be read as input where
/// the outputs lie inside the input folder.
struct OwnOutputs {
  private let output: String

  init(output: String) { self.output = OwnOutputs.real(output) + "/" }

  func removed(from files: [InputFile]) -> [InputFile] { files.filter { !contains($0.path) } }

  private func contains(_ path: String) -> Bool {
    let real = OwnOutputs.real(path)
    guard real.hasPrefix(output) else { return false }
    let parts = real.dropFirst(output.count).split(separator: "/")
    guard parts.count > 1, let first = parts.first.map(String.init) else { return false }
    if first == "ledger" { return true }
    // A folder of input may bear a month's name as well.
    return Period(first) != nil
      && FileManager.default.fileExists(atPath: output + first + "/summary.json")
  }

  private static func real(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }
}
