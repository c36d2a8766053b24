import Foundation

/// A folder of a test's own, removed with the last reference to it.
public final class TemporaryFolder: Sendable {
  public let path: String

  /// - Parameter name: The folder's last name, where it matters.
  public init(named name: String = "folder") throws {
    let parent = FileManager.default.temporaryDirectory
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
