import CRename
import Definitions
import Foundation
import LedgerStore

/// The folder of a period's outputs, `out/2023-06`, filled beside its place and put there as a whole: a
/// run that fails leaves the last outputs as they were.
public struct OutputFolder: Sendable {
  /// Where the outputs will stand.
  public let path: String
  /// Where they are written, and, once they are published, where the outputs before them are.
  let building: String
  /// Where the outputs before are for a moment on disks that cannot exchange two folders at once.
  private let replaced: String
  /// A file in outputs whose ledger has yet to follow them.
  static let mark = ".publishing"

  public init(output: String, period: Period) {
    path = output + "/\(period)"
    building = output + "/.\(period).building"
    replaced = output + "/.\(period).replaced"
  }

  /// Whether what stands in the place may be replaced: outputs of an earlier run, or nothing.
  ///
  /// - Throws: `ReportError.foreignFolder`: someone keeps files of their own under the period's name,
  ///   perhaps the input.
  public func checkPlace() throws(ReportError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      var status = stat()
      if lstat(path, &status) == 0 { throw ReportError(.foreignFolder, path: path) }
      return
    }
    guard names.isEmpty || names.contains("summary.json") else {
      throw ReportError(.foreignFolder, path: path)
    }
  }

  /// Makes the folder to fill.
  ///
  /// - Parameter isPrivate: Whether none but its owner may look into it.
  public func prepare(isPrivate: Bool) throws(ReportError) {
    recover()
    do throws(SystemFault) {
      try Folders.make(building, mode: isPrivate ? 0o700 : 0o777)
    } catch {
      throw ReportError(.system(error), path: building)
    }
  }

  /// Does what writes into the folder; a file that cannot be written is named by the place where it was to stand, by
  /// which people know it.
  func namingPlaces<R>(_ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch var error as ReportError {
      if error.path.hasPrefix(building) {
        error.path = path + error.path.dropFirst(building.count)
      }
      throw error
    }
  }

  /// Whether the outputs in the place are newer than the ledger, or may be.
  var isMarked: Bool { access("\(path)/\(OutputFolder.mark)", F_OK) == 0 }

  /// Marks the filled folder: what it holds is whole, and so is the ledger that belongs to it.
  func mark() throws(ReportError) {
    let file = open(
      "\(building)/\(OutputFolder.mark)", O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw fault() }
    defer { close(file) }
    // The mark must be on the disk before the exchange is.
    guard fsync(file) == 0 else { throw fault() }
  }

  /// Takes the mark from the outputs in the place.
  func unmark() throws(SystemFault) {
    guard unlink("\(path)/\(OutputFolder.mark)") != 0, errno != ENOENT else { return }
    throw SystemFault(errno)
  }

  /// Puts the filled folder in its place, and what stood there in the other's.
  public func publish() throws(ReportError) {
    if renameat2(AT_FDCWD, building, AT_FDCWD, path, RENAME_EXCHANGE) == 0 { return }
    switch errno {
    case ENOENT:
      guard rename(building, path) == 0 else { throw fault() }
    case EINVAL, ENOSYS:
      // Such disks leave a moment in which nothing stands in the place; see `recover`.
      let hadOutputs = rename(path, replaced) == 0
      guard rename(building, path) == 0 else {
        let fault = fault()
        if hadOutputs { rename(replaced, path) }
        throw fault
      }
      if hadOutputs { rename(replaced, building) }
    default: throw fault()
    }
  }

  /// Takes back what `publish` did.
  public func withdraw() {
    guard renameat2(AT_FDCWD, building, AT_FDCWD, path, RENAME_EXCHANGE) != 0 else { return }
    let wasReplaced = rename(building, replaced) == 0
    rename(path, building)
    if wasReplaced { rename(replaced, path) }
  }

  /// Removes the outputs that were replaced, or what a run that failed has written so far.
  public func discard() {
    ForeignFiles.move(from: building, to: path)
    try? FileManager.default.removeItem(atPath: building)
  }

  /// Removes the outputs that a run has written, and the folder if nothing else is in it.
  ///
  /// - Returns: The paths of what is there besides, and stays.
  public func remove() throws(ReportError) -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    try checkPlace()
    let kept = ForeignFiles.names(in: path)
    do {
      if kept.isEmpty {
        try FileManager.default.removeItem(atPath: path)
      } else {
        for name in ForeignFiles.outputs(in: path) ?? [] {
          try FileManager.default.removeItem(atPath: path + "/" + name)
        }
      }
    } catch {
      throw fault()
    }
    return kept.map { path + "/" + $0 }
  }

  /// Removes what runs that were killed have left of periods before `first`.
  public static func removeLeftovers(in output: String, before first: Period) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? [] {
      for suffix in [".building", ".replaced"] where name.hasPrefix(".") && name.hasSuffix(suffix) {
        let period = Period(String(name.dropFirst().dropLast(suffix.count)))
        guard let period, period < first else { continue }
        try? FileManager.default.removeItem(atPath: output + "/" + name)
      }
    }
  }

  /// Mends what a killed run has left.
  private func recover() {
    var status = stat()
    if lstat(path, &status) != 0 { rename(replaced, path) }
    ForeignFiles.move(from: replaced, to: path)
    try? FileManager.default.removeItem(atPath: replaced)
    discard()
  }

  private func fault() -> ReportError { ReportError(.system(SystemFault(errno)), path: path) }
}
