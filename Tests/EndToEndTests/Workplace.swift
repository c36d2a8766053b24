import Foundation
import LedgerTestSupport
import TestSupport

/// A folder with a pipeline and a month of input in it, where the program is run.
struct Workplace {
  let folder: TemporaryFolder
  let pipeline: String
  let input: String
  let out: String

  init(_ files: MiniPipeline = MiniPipeline(), month: MiniMonth = MiniMonth()) throws {
    folder = try TemporaryFolder()
    pipeline = try files.write(to: folder)
    input = try month.write(to: folder)
    out = folder.path(of: "out")
  }

  /// Runs `taizhang` in the folder, so that paths in messages are short and the same everywhere.
  @discardableResult
  func taizhang(_ arguments: String..., environment: [String: String] = [:]) throws
    -> TaizhangProcess
  {
    try TaizhangProcess.run(arguments, environment: environment, in: folder.path)
  }

  /// Runs a month: `taizhang run mini --period 2023-06 --input input --out out`.
  @discardableResult
  func run(_ more: String..., environment: [String: String] = [:]) throws -> TaizhangProcess {
    let arguments = ["run", "mini", "--period", "2023-06", "--input", "input", "--out", "out"]
    return try TaizhangProcess.run(arguments + more, environment: environment, in: folder.path)
  }

  /// All files below the output folder with their bytes, hidden ones too.
  func outputs(in name: String = "out") throws -> [String: Data] {
    let root = folder.path(of: name)
    let names = FileManager.default.subpaths(atPath: root) ?? []
    var files: [String: Data] = [:]
    for name in names {
      let file = URL(fileURLWithPath: "\(root)/\(name)")
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false else {
        continue
      }
      files[name] = try Data(contentsOf: file)
    }
    return files
  }
}
