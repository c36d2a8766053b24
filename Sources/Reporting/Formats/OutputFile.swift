import Foundation
import Importing
import LedgerStore

/// A file that is written from front to back. Every refusal names the file and the system's reason.
final class OutputFile {
  private let path: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private var size = 0
  private let digest: SHA256?

  private static let bufferSize = 1 << 16

  /// - Parameters:
  ///   - appends: Whether what the file holds stays in front.
  ///   - isDigested: Whether the file's SHA-256 is asked for.
  init(path: String, appends: Bool = false, isDigested: Bool = false) throws(ReportError) {
    self.path = path
    digest = isDigested ? SHA256() : nil
    descriptor = open(
      path, O_WRONLY | O_CREAT | (appends ? O_APPEND : O_TRUNC) | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw ReportError(.system(SystemFault(errno)), path: path) }
  }

  deinit { if descriptor >= 0 { Foundation.close(descriptor) } }

  func write(_ bytes: some Sequence<UInt8>) throws(ReportError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= OutputFile.bufferSize { try flush() }
  }

  /// Called once, after the last byte.
  ///
  /// - Returns: What was written.
  @discardableResult
  func close() throws(ReportError) -> WrittenFile {
    try flush()
    let isClosed = Foundation.close(descriptor) == 0
    let code = errno
    descriptor = -1
    // Network disks tell only now that they are full.
    guard isClosed else { throw ReportError(.system(SystemFault(code)), path: path) }
    return WrittenFile(size: size, sha256: digest?.finish())
  }

  private func flush() throws(ReportError) {
    buffer.withUnsafeBytes { digest?.update($0) }
    size += buffer.count
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Foundation.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw ReportError(.system(SystemFault(errno)), path: path) }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
