import Foundation

/// The SHA-256 of a file, so that a source can be told again.
enum FileDigest {
  /// - Returns: 64 hexadecimal digits and the size in bytes; `nil` where the file cannot be read.
  static func sha256(path: String) -> (digest: String, size: Int)? {
    // A pipe would be waited for, and what was read of it is gone.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    guard let hash = SHA256() else { return nil }
    var size = 0
    while true {
      let chunk: Data?
      do {
        chunk = try file.read(upToCount: 1 << 20)
      } catch {
        return nil
      }
      guard let chunk, !chunk.isEmpty else { break }
      chunk.withUnsafeBytes { hash.update($0) }
      size += chunk.count
    }
    return hash.finish().map { ($0, size) }
  }
}
