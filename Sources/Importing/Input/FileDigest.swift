import CCrypto
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
    guard let context = EVP_MD_CTX_new() else { return nil }
    defer { EVP_MD_CTX_free(context) }
    guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { return nil }
    var size = 0
    while true {
      let chunk: Data?
      do {
        chunk = try file.read(upToCount: 1 << 20)
      } catch {
        return nil
      }
      guard let chunk, !chunk.isEmpty else { break }
      let isHashed = chunk.withUnsafeBytes {
        EVP_DigestUpdate(context, $0.baseAddress, $0.count) == 1
      }
      guard isHashed else { return nil }
      size += chunk.count
    }
    var digest = [UInt8](repeating: 0, count: 32)
    guard EVP_DigestFinal_ex(context, &digest, nil) == 1 else { return nil }
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return (String(decoding: text, as: UTF8.self), size)
  }
}
