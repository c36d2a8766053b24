import Foundation
import LedgerStore
import Spreadsheets

/// A file of rows, a JSON object each. What is NULL has no member, so that an empty text stays one.
final class JSONLinesFile {
  private let path: String
  private let names: [[UInt8]]
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 16

  /// Readable to its owner alone: rows are unmasked.
  init(path: String, columns: [String]) throws(SparkError) {
    self.path = path
    names = columns.map { name in
      var bytes: [UInt8] = []
      JSONString.append(name, to: &bytes)
      return bytes + [UInt8(ascii: ":")]
    }
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SparkError(.system(code: errno), path: path) }
  }

  deinit { if descriptor >= 0 { Foundation.close(descriptor) } }

  func write(_ row: [Ledger.Value]) throws(SparkError) {
    var isFirst = true
    buffer.append(UInt8(ascii: "{"))
    for (name, value) in zip(names, row) {
      if case .real(let number) = value, !number.isFinite { continue }
      guard value != .null else { continue }
      if !isFirst { buffer.append(UInt8(ascii: ",")) }
      isFirst = false
      buffer.append(contentsOf: name)
      switch value {
      case .null: break
      case .integer(let number): buffer.append(contentsOf: "\(number)".utf8)
      // All its digits, and its point.
      case .real(let number): buffer.append(contentsOf: "\(number)".utf8)
      case .text(let text): JSONString.append(text, to: &buffer)
      }
    }
    buffer.append(UInt8(ascii: "}"))
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= JSONLinesFile.bufferSize { try flush() }
  }

  /// Called once, after the last row.
  func close() throws(SparkError) {
    try flush()
    let isClosed = Foundation.close(descriptor) == 0
    let code = errno
    descriptor = -1
    // Network disks tell only now that they are full.
    guard isClosed else { throw SparkError(.system(code: code), path: path) }
  }

  private func flush() throws(SparkError) {
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Foundation.write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw SparkError(.system(code: errno), path: path) }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
