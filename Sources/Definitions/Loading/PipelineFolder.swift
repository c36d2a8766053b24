import Foundation

/// The files of a pipeline: which there are, what they say, and which do not belong there.
struct PipelineFolder {
  private static let topFiles = [
    "pipeline.yaml", "parameters.yaml", "vocabularies.yaml", "plan.yaml",
  ]
  private static let folders = [
    "datasets": "yaml", "models": "sql", "checks": "yaml", "metrics": "yaml", "tables": "yaml",
  ]

  let directory: String
  let session: LoadingSession

  /// The folder's own name, also where it was given as `.`.
  var name: String { URL(fileURLWithPath: directory).standardizedFileURL.lastPathComponent }

  func location(_ path: String, line: Int = 1, column: Int = 1) -> Location {
    Location(file: join(path), line: line, column: column)
  }

  func fullPath(of path: String) -> String { join(path) }

  private func join(_ path: String) -> String {
    directory.hasSuffix("/") ? directory + path : "\(directory)/\(path)"
  }

  /// Whether the folder is there; reports where it is not.
  func exists() -> Bool {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: directory, isDirectory: &isFolder)
    if isThere, isFolder.boolValue { return true }

    let parent = URL(fileURLWithPath: directory).standardizedFileURL.deletingLastPathComponent()
    let siblings = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    session.report(
      "folder-missing", at: Location(file: directory, line: 1, column: 1),
      isThere
        ? LocalizedText(
          "“\(directory)”是文件，不是流程文件夹", "“\(directory)” is a file, not a pipeline's folder")
        : LocalizedText("没有“\(directory)”这个文件夹", "there is no folder “\(directory)”"),
      suggestion: NearestName.find(name, in: siblings.sorted().filter { $0 != name }))
    return false
  }

  /// The definition files of a sub-folder, as paths in the pipeline, in the order of their names.
  func files(in folder: String) -> [String] {
    guard let ending = Self.folders[folder] else { return [] }
    return names(in: folder).filter { $0.hasSuffix(".\(ending)") }.map { "\(folder)/\($0)" }
  }

  func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: join(path)) }

  /// The text of a file, without byte order mark and with `\n` at the ends of lines.
  func text(of path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: join(path)) else {
      session.report(
        "file-unreadable", at: location(path),
        LocalizedText("读不了这个文件，请检查权限", "this file cannot be read; look at its permissions"))
      return nil
    }
    session.record(path, holds: Array(data))
    guard var text = String(validating: data, as: UTF8.self) else {
      session.report(
        "encoding", at: location(path),
        LocalizedText(
          "这个文件不是 UTF-8 编码，请另存为 UTF-8", "this file is not UTF-8; save it as UTF-8"))
      return nil
    }
    if text.hasPrefix("\u{FEFF}") { text.unicodeScalars.removeFirst() }
    return text.replacingOccurrences(of: "\r\n", with: "\n")
  }

  /// Reports definition files that nothing would read, or an analyst would wait for them in vain.
  func reportStrayFiles() {
    let known = Self.topFiles + Self.folders.keys.sorted()
    for name in names(in: "") where !known.contains(name) {
      let nearest = NearestName.find(name, in: known)
      let isDefinition = [".yaml", ".yml", ".sql"].contains { name.hasSuffix($0) }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: join(name), isDirectory: &isFolder)
      guard isDefinition || isFolder.boolValue && nearest != nil else { continue }
      reportStray(name, suggestion: nearest)
    }
    for (folder, ending) in Self.folders.sorted(by: { $0.key < $1.key }) {
      for name in names(in: folder) where !name.hasSuffix(".\(ending)") {
        guard [".yaml", ".yml", ".sql"].contains(where: name.hasSuffix) else { continue }
        let stem = name.split(separator: ".").dropLast().joined(separator: ".")
        reportStray("\(folder)/\(name)", suggestion: "\(folder)/\(stem).\(ending)")
      }
    }
  }

  private func reportStray(_ path: String, suggestion: String?) {
    session.report(
      "unknown-file", at: location(path),
      LocalizedText("“\(path)”放在这里不会被读取", "“\(path)” is not read where it stands"),
      suggestion: suggestion)
  }

  /// The visible names in a folder, in an order that is the same on every machine.
  private func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: join(folder))) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
