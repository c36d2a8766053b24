import Foundation

/// A file of the input.
public struct InputFile: Hashable, Sendable {
  /// Where it lies.
  public var path: String
  /// What it is called in findings: the path below the input folder, or its name.
  public var name: String

  public init(path: String, name: String) {
    self.path = path
    self.name = name
  }
}

/// A reason that an input cannot be listed.
public struct InputError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case notFound
    case unreadable
    /// A folder without any file in it.
    case empty
  }
  public var kind: Kind
  public var path: String

  public init(kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }
}

/// Lists the files to read: those given, and all in the folders given, by name.
public enum InputLister {
  /// - Returns: The files in the order of their names, whatever order the disk has them in. Hidden files
  ///   and the lock files that office programs leave (`~$…`, `.~lock…`) are left out.
  public static func files(at paths: [String]) throws(InputError) -> [InputFile] {
    var files: [InputFile] = []
    for path in paths {
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
        throw InputError(kind: .notFound, path: path)
      }
      if isDirectory.boolValue {
        let found = try list(path)
        guard !found.isEmpty else { throw InputError(kind: .empty, path: path) }
        files += found
      } else {
        files.append(
          InputFile(path: path, name: (path as NSString).lastPathComponent))
      }
    }
    files.sort { ($0.name, $0.path) < ($1.name, $1.path) }
    // A file may be given twice, by itself and in its folder; read twice, each row would repeat itself.
    var seen: Set<String> = []
    return files.filter { seen.insert(($0.path as NSString).standardizingPath).inserted }
  }

  private static func list(_ folder: String) throws(InputError) -> [InputFile] {
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    } catch {
      // The folder that cannot be opened may be one inside.
      let inner = (error as NSError).userInfo[NSFilePathErrorKey] as? String
      throw InputError(kind: .unreadable, path: inner ?? folder)
    }
    return names.compactMap { name in
      let parts = name.split(separator: "/")
      guard !parts.contains(where: { $0.hasPrefix(".") || $0.hasPrefix("~$") }) else { return nil }
      let path = folder + "/" + name
      var isDirectory: ObjCBool = false
      // A link that leads nowhere is listed: that it cannot be read must be said.
      if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
        isDirectory.boolValue
      {
        return nil
      }
      return InputFile(path: path, name: name)
    }
  }
}
