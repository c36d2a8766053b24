import Foundation

/// A folder of a test's own, removed with the last reference to it.
public final class TemporaryFolder: Sendable {
  public let path: String

  /// - Parameter name: The folder's last name, where it matters.
  public convenience init(named name: String = "folder") throws {
    try self.init(named: name, on: FileManager.default.temporaryDirectory.path)
  }

  /// - Parameter disk: Where it lies; the usual place if that is not there.
  public init(named name: String, on disk: String) throws {
    let usual = FileManager.default.temporaryDirectory
    let isThere = FileManager.default.isWritableFile(atPath: disk)
    let parent = (isThere ? URL(fileURLWithPath: disk) : usual)
      .appendingPathComponent("taizhang-\(UUID().uuidString)")
    path = parent.appendingPathComponent(name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? FileManager.default.removeItem(at: parent)
  }

  public func path(of name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and the folders that it stands in.
  public func write(_ contents: Data, to name: String) throws {
    let url = URL(fileURLWithPath: path(of: name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try contents.write(to: url)
  }

  public func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }
}
