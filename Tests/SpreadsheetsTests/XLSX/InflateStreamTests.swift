import TestSupport
import Testing

@testable import Spreadsheets

struct InflateStreamTests {
  private let text = "花名册 hello hello hello hello"
  private let deflated: [UInt8] = [
    123, 209, 181, 241, 233, 132, 222, 167, 109, 61, 10, 25, 169, 57, 57, 249, 152, 36, 0,
  ]

  private func inflate(_ bytes: [UInt8], chunk: Int) -> [UInt8]? {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 1)
    defer { buffer.deallocate() }
    return bytes.withUnsafeBytes { compressed in
      let stream = InflateStream(compressed)
      var inflated: [UInt8] = []
      while let count = stream.read(into: buffer) {
        inflated += buffer[..<count]
        if count < chunk { return inflated }
      }
      return nil
    }
  }

  /// Deflate's own way to keep bytes as they are.
  private func stored(_ bytes: [UInt8]) -> [UInt8] {
    var blocks: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 65_535) {
      let part = bytes[start..<min(start + 65_535, bytes.count)]
      let length = UInt16(part.count)
      blocks.append(start + part.count == bytes.count ? 1 : 0)
      for number in [length, ~length] { blocks += [UInt8(number & 255), UInt8(number >> 8)] }
      blocks += part
    }
    return blocks
  }

  @Test func tellsWhatItWillNotReadAgain() {
    var random = SeededGenerator(seed: 3)
    let bytes = (0..<3_000_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let compressed = stored(bytes)
    var consumed: [Range<Int>] = []
    var inflated: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 100_000, alignment: 1)
    defer { buffer.deallocate() }
    compressed.withUnsafeBytes { compressed in
      let stream = InflateStream(compressed) { consumed.append($0) }
      while let count = stream.read(into: buffer) {
        inflated += buffer[..<count]
        if count < buffer.count { break }
      }
    }
    #expect(inflated == bytes)
    // The last piece is left to the file.
    #expect(consumed == [0..<1 << 20, 1 << 20..<2 << 20])
  }

  @Test(arguments: [1, 2, 3, 7, 34, 35, 4096])
  func givesTheSameBytesWhateverTheChunk(chunk: Int) {
    #expect(inflate(deflated, chunk: chunk) == Array(text.utf8))
  }

  @Test func refusesEveryCutOffStream() {
    for length in 0..<deflated.count {
      #expect(inflate(Array(deflated[..<length]), chunk: 100) == nil)
    }
  }

  @Test func stopsABombByItsRatio() throws {
    var limits = ReadLimits()
    limits.compressionRatio = 100
    var entry = ZipWriter.Entry("a", FixedHuffman.zeros(runs: 70_000))
    entry.method = 8
    entry.inflatedSize = 1 + 70_000 * 258
    let file = try MappedFile(copying: ZipWriter([entry]).archive(), name: "a.zip")
    let archive = try ZipArchive(file: file, limits: limits)
    // Before anything is inflated, since the archive says how large it is.
    let error = #expect(throws: ReadError.self) {
      try archive.open(archive.entries[0], at: SourcePosition(file: "a.zip"))
    }
    #expect(error?.kind == .limit(name: "compressionRatio", value: 100))
  }

  @Test func stopsABombThatClaimsToBeSmall() throws {
    var entry = ZipWriter.Entry("a", FixedHuffman.zeros(runs: 70_000))
    entry.method = 8
    entry.inflatedSize = 1_000
    let file = try MappedFile(copying: ZipWriter([entry]).archive(), name: "a.zip")
    let archive = try ZipArchive(file: file, limits: ReadLimits())
    let stream = try archive.open(archive.entries[0], at: SourcePosition(file: "a.zip"))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 2_000, alignment: 1)
    defer { buffer.deallocate() }
    let error = #expect(throws: ReadError.self) { try stream.read(into: buffer) }
    #expect(
      error?.kind
        == .malformed(part: "a", detail: "it has more bytes than the 1000 it should have"))
  }
}

/// Deflate's fixed codes, enough of them to write a long run of zeros (RFC 1951, 3.2.6).
private enum FixedHuffman {
  static func zeros(runs: Int) -> [UInt8] {
    var bits: [UInt8] = [1, 1, 0]  // last block, fixed codes
    bits += [0, 0, 1, 1, 0, 0, 0, 0]  // a literal 0
    for _ in 0..<runs { bits += [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0] }  // 258 bytes from 1 back
    bits += [0, 0, 0, 0, 0, 0, 0]
    return stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<min(start + 8, bits.count)].reversed().reduce(0) { $0 << 1 | $1 }
    }
  }
}
