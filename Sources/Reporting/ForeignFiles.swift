import Foundation

/// Files that people keep among the outputs, such as a report saved as a workbook: a new run replaces
/// its own files and none of theirs.
enum ForeignFiles {
  private struct Outputs: Decodable { var outputs: [String] }

  /// Moves what an older run's folder holds besides its outputs into the newer folder.
  static func move(from old: String, to new: String) {
    // The summary is written last: a folder without one was never shown to anyone.
    guard let data = FileManager.default.contents(atPath: old + "/summary.json"),
      let own = try? JSONDecoder().decode(Outputs.self, from: data).outputs,
      let names = try? FileManager.default.subpathsOfDirectory(atPath: old)
    else { return }
    for name in names.sorted() where name != OutputFolder.mark && !own.contains(name) {
      var status = stat()
      guard lstat("\(old)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        continue
      }
      let folder = ("\(new)/\(name)" as NSString).deletingLastPathComponent
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      // What the new run has written under that name stays.
      if access("\(new)/\(name)", F_OK) != 0 { rename("\(old)/\(name)", "\(new)/\(name)") }
    }
  }
}
