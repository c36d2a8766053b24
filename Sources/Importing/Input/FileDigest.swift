import Glibc

/// The SHA-256 of a file, so that a source can be told again.
enum FileDigest {
  /// - Returns: 64 hexadecimal digits and the size in bytes; `nil` where the file cannot be read.
  static func sha256(path: String) -> (digest: String, size: Int)? {
    // A pipe would be waited for, and what was read of it is gone.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    guard let hash = SHA256() else { return nil }
    var size = 0
    return withUnsafeTemporaryAllocation(byteCount: 1 << 17, alignment: 8) { chunk in
      while true {
        let count = read(descriptor, chunk.baseAddress, chunk.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { return nil }
        if count == 0 { return hash.finish().map { ($0, size) } }
        hash.update(UnsafeRawBufferPointer(rebasing: chunk[..<count]))
        size += count
      }
    }
  }
}
