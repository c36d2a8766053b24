import Foundation

/// Files that people keep among the outputs, such as a report saved as a workbook: a new run replaces
/// its own files and none of theirs.
enum ForeignFiles {
  private struct Outputs: Decodable { var outputs: [String] }

  /// The files that a run has written into a folder; `nil` where it was not finished: the summary is written last.
  static func outputs(in folder: String) -> [String]? {
    guard let data = FileManager.default.contents(atPath: folder + "/summary.json") else {
      return nil
    }
    // Whoever has changed the summary cannot lead out of the folder.
    return try? JSONDecoder().decode(Outputs.self, from: data).outputs.filter {
      !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..")
    }
  }

  /// What else is in the folder of a run, by its path there.
  static func names(in folder: String) -> [String] {
    guard let own = outputs(in: folder),
      let names = try? FileManager.default.subpathsOfDirectory(atPath: folder)
    else { return [] }
    return names.sorted().filter { name in
      var status = stat()
      return name != OutputFolder.mark && !own.contains(name)
        && lstat("\(folder)/\(name)", &status) == 0
        && status.st_mode & S_IFMT == S_IFREG
    }
  }

  /// Moves what an older run's folder holds besides its outputs into the newer folder.
  static func move(from old: String, to new: String) {
    for name in names(in: old) {
      let folder = ("\(new)/\(name)" as NSString).deletingLastPathComponent
      try? FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      // What the new run has written under that name stays.
      if access("\(new)/\(name)", F_OK) != 0 { rename("\(old)/\(name)", "\(new)/\(name)") }
    }
  }
}
