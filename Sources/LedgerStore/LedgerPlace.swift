import Definitions
import Foundation

/// Where the ledger of a period stands, `out/ledger/2023-06.sqlite`, and where it is built.
///
/// The folder is open to its owner alone, and so is the file: a ledger holds personal data unmasked.
public struct LedgerPlace: Sendable {
  public let folder: String
  public let path: String
  /// The file that is built; its name begins with a dot, so that no one takes it for a ledger.
  let building: String

  public init(output: String, period: Period) {
    folder = output + "/ledger"
    path = folder + "/\(period).sqlite"
    building = folder + "/.\(period).sqlite.building"
  }

  /// Makes the folder and an empty file that only its owner can read.
  func prepare() throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
    } catch {
      throw LedgerError(.unwritable(reason: "\(systemReason())"), path: folder)
    }
    removeBuilding()
    let isMade = FileManager.default.createFile(
      atPath: building, contents: nil, attributes: [.posixPermissions: 0o600])
    guard isMade else { throw LedgerError(.unwritable(reason: systemReason()), path: folder) }
  }

  /// Writes the file through to the disk, then renames it.
  func publish() throws {
    let file = open(building, O_RDONLY)
    guard file >= 0 else { throw LedgerError(.unwritable(reason: systemReason()), path: building) }
    let isSynced = fsync(file) == 0
    close(file)
    guard isSynced, rename(building, path) == 0 else {
      throw LedgerError(.unwritable(reason: systemReason()), path: path)
    }
  }

  func removeBuilding() { unlink(building) }

  private func systemReason() -> String { String(cString: strerror(errno)) }
}
