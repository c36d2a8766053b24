import Foundation

/// Finds the merged ranges of a sheet without parsing its rows: `<mergeCell ref="A4:A9"/>` stands after all
/// of them, and inflating alone costs a tenth of parsing.
///
/// Source: ECMA-376 Part 1, 18.3.1.54 (mergeCell).
enum MergedRangeScanner {
  private static let chunkSize = 256 << 10
  /// Kept of a chunk for a mark that goes on in the next one.
  private static let overlap = 256
  private static let mark = Array("mergeCell".utf8)

  /// - Parameter most: How many may be there.
  /// - Throws: `ReadError` of kind `.limit`, and what reading the part throws.
  static func ranges(in stream: PartStream, most: Int) throws(ReadError) -> [MergedRange] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: chunkSize + overlap, alignment: 16)
    defer { buffer.deallocate() }
    var ranges: [MergedRange] = []
    var kept = 0
    while true {
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[kept...])
      let count = try stream.read(into: room)
      let filled = UnsafeRawBufferPointer(
        rebasing: UnsafeRawBufferPointer(buffer)[..<(kept + count)])
      // A mark within the last bytes may be cut off: it is left for the next chunk.
      let limit = count == 0 ? filled.count : max(0, filled.count - overlap)
      let next = scan(filled, upTo: limit, into: &ranges)
      guard ranges.count <= most else {
        throw ReadError(.limit(name: "mergedRanges", value: most), at: stream.position)
      }
      guard count > 0 else { break }
      let rest = UnsafeRawBufferPointer(rebasing: filled[min(next, filled.count)...])
      kept = rest.count
      buffer.copyMemory(from: rest)
    }
    return ranges
  }

  /// Takes every mark that starts before `limit`, and returns where to go on.
  private static func scan(
    _ bytes: UnsafeRawBufferPointer, upTo limit: Int, into ranges: inout [MergedRange]
  ) -> Int {
    var from = 0
    // No cell of a sheet has an `m` in its marks, so this skips over them at the speed of memory.
    while from < limit, let start = bytes.baseAddress,
      let found = memchr(start + from, Int32(mark[0]), limit - from)
    {
      let at = UnsafeRawPointer(found) - start
      from = at + 1
      guard bytes.count - at >= mark.count, memcmp(found, mark, mark.count) == 0 else { continue }
      from = at + mark.count
      let isElement =
        at > 0 && (bytes[at - 1] == UInt8(ascii: "<") || bytes[at - 1] == UInt8(ascii: ":"))
      if isElement, let range = range(in: UnsafeRawBufferPointer(rebasing: bytes[from...])) {
        ranges.append(range)
      }
    }
    return max(from, limit)
  }

  /// The range in the attributes that follow a mark.
  private static func range(in bytes: UnsafeRawBufferPointer) -> MergedRange? {
    let element = bytes.prefix(overlap - mark.count).prefix { $0 != UInt8(ascii: ">") }
    let parts = element.split { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    guard parts.count >= 2 else { return nil }
    for (name, value) in zip(parts, parts.dropFirst())
    where name.suffix(4).elementsEqual("ref=".utf8) {
      let ends = value.split(separator: UInt8(ascii: ":"))
      guard ends.count == 2, let first = reference(ends[0]), let last = reference(ends[1]),
        first.row <= last.row, first.column <= last.column
      else { return nil }
      return MergedRange(rows: first.row...last.row, columns: first.column...last.column)
    }
    return nil
  }

  private static func reference(_ bytes: some Sequence<UInt8>) -> CellReference? {
    Array(bytes).withUnsafeBufferPointer { CellReference($0) }
  }
}
