import Definitions
import Foundation

/// Where the ledger of a period stands, `out/ledger/2023-06.sqlite`, and where it is built.
///
/// The folder is open to its owner alone, and so is the file: a ledger holds personal data unmasked.
public struct LedgerPlace: Sendable {
  public let folder: String
  public let path: String
  /// The ledger of the period before; it need not be there.
  public let previousPath: String?
  /// The file that is built; its name begins with a dot, so that no one takes it for a ledger.
  let building: String

  /// - Parameter readsPrevious: Whether the ledger takes over from that of the period before.
  public init(output: String, period: Period, readsPrevious: Bool = true) {
    folder = output + "/ledger"
    path = folder + "/\(period).sqlite"
    let previous = readsPrevious ? period.previous : nil
    previousPath = previous.map { [folder] in folder + "/\($0).sqlite" }
    building = folder + "/.\(period).sqlite.building"
  }

  /// Makes the folder and an empty file that only its owner can read.
  func prepare() throws(LedgerError) {
    do throws(SystemFault) {
      try Folders.make(folder, mode: 0o700)
      // The folder may be older than this program's care.
      guard chmod(folder, 0o700) == 0 else { throw SystemFault.last }
      removeBuilding()
      let file = open(building, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard file >= 0 else { throw SystemFault.last }
      close(file)
    } catch {
      throw LedgerError(.unwritable(error), path: folder)
    }
  }

  /// Writes the file through to the disk: a rename must not outrun what it names.
  func synchronize() throws(LedgerError) {
    let file = open(building, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw LedgerError(.unwritable(.last), path: path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw LedgerError(.unwritable(.last), path: path) }
  }

  func publish() throws(LedgerError) {
    guard rename(building, path) == 0 else { throw LedgerError(.unwritable(.last), path: path) }
  }

  /// Puts a finished ledger in its place that a killed run has left beside it; one that is there already
  /// stays. Called only where something proves that it is finished.
  public func publishFinished() throws(LedgerError) {
    guard rename(building, path) != 0 else { return }
    let fault = SystemFault.last
    guard fault.code == ENOENT else { throw LedgerError(.unwritable(fault), path: path) }
  }

  /// Writes the names in the folder through to the disk.
  public func synchronizeFolder() {
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return }
    fsync(file)
    close(file)
  }

  /// Removes what is built, whether it is finished or not.
  public func removeBuilding() { unlink(building) }
}
