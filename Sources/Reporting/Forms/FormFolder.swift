import Definitions
import Foundation
import LedgerStore
import WorkbookWriting

/// Writes forms into a folder, and never over anything: somebody may have filled in what is there.
public struct FormFolder {
  public enum Outcome: Sendable {
    case written
    /// The same form is there already.
    case unchanged
    /// Something else is there, and stays.
    case occupied
  }

  let path: String

  public init(path: String) throws(ReportError) {
    self.path = path
    do throws(SystemFault) { try Folders.make(path) } catch {
      throw ReportError(.system(error), path: path)
    }
  }

  /// - Returns: The form's path, and what became of it.
  public func write(
    _ form: FormBook, named name: String
  ) throws -> (path: String, outcome: Outcome) {
    let target = "\(path)/\(name).xlsx"
    let making = "\(path)/.\(name).xlsx.new"
    defer { unlink(making) }
    try form.write(to: making)
    // A link, unlike a renaming, fails where something is.
    if link(making, target) == 0 { return (target, .written) }
    let fault = SystemFault(errno)
    guard fault.code == EEXIST else {
      // Some disks know no links.
      var status = stat()
      guard lstat(target, &status) != 0 else { return (target, .occupied) }
      guard rename(making, target) == 0 else {
        throw ReportError(.system(SystemFault(errno)), path: target)
      }
      return (target, .written)
    }
    let isSame = FileManager.default.contentsEqual(atPath: making, andPath: target)
    return (target, isSame ? .unchanged : .occupied)
  }

  /// A name for each dataset's file: its title, without what file systems do not take.
  public static func names(of datasets: [Dataset]) -> [String: String] {
    var names: [String: String] = [:]
    var taken: Set<String> = []
    for dataset in datasets {
      var name = String(
        dataset.title.map { "/\\:*?\"<>|".contains($0) || $0.isNewline ? "_" : $0 })
      while name.hasPrefix(".") { name.removeFirst() }
      // Names of files have 255 bytes.
      while name.utf8.count > 200 { name.removeLast() }
      if name.isEmpty || taken.contains(name) { name += dataset.name }
      taken.insert(name)
      names[dataset.name] = name
    }
    return names
  }
}
