import Importing

/// Lays rows out as the pages of a table, as SQLite would: leaves full of rows, and above them one page that
/// tells which rows each leaf has.
///
/// Source: https://www.sqlite.org/fileformat2.html#b_tree_pages
final class TablePages {
  /// Large, so that few rows need more than one.
  static let pageSize = 32_768
  /// A row of more bytes has the rest of them on pages of its own.
  private static let mostLocal = pageSize - 35
  private static let leastLocal = (pageSize - 12) * 32 / 255 - 23
  /// The page above the leaves has room for them.
  private static let mostLeaves = 1_024
  private static let leafHeader = 8
  private static let interiorHeader = 12

  /// How many pages lie before those laid out here; pages are counted from 1.
  private let before: Int
  /// The pages, one behind the other.
  private(set) var bytes: [UInt8] = []
  /// The leaf that is being filled: behind its header the places of its rows, from its end the rows.
  private let leaf = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: pageSize)
  private var rows = 0
  private var content = pageSize
  private var leaves: [(page: Int, lastRow: Int64)] = []

  init(after before: Int) {
    self.before = before
    // What lies between the places and the rows is never looked at, but it is written.
    leaf.initialize(repeating: 0)
  }

  deinit { leaf.deallocate() }

  /// Lays out rows of a batch, in the place of what was laid out before.
  ///
  /// - Returns: The table's first page, and the first row that is left: a table is in the order of the rows' numbers, so
  ///   one whose number is not higher than that of the row before begins another.
  func lay(_ batch: RecordBatch, from first: Int) -> (root: [UInt8], next: Int) {
    bytes.removeAll(keepingCapacity: true)
    leaves.removeAll(keepingCapacity: true)
    clearLeaf()
    var next = first
    var last = Int64.min
    batch.values.withUnsafeBufferPointer { values in
      batch.bytes.withUnsafeBytes { texts in
        while next < batch.count, leaves.count < Self.mostLeaves {
          let row = UnsafeBufferPointer(
            rebasing: values[next * batch.width..<(next + 1) * batch.width])
          guard case .integer(let number)? = row.first, number > last || next == first else {
            break
          }
          add(row, number, texts, after: last)
          last = number
          next += 1
        }
      }
    }
    // A single leaf is the table.
    if leaves.isEmpty { return (Array(finishedLeaf), next) }
    closeLeaf(last)
    return (interior(), next)
  }

  private func add(
    _ row: UnsafeBufferPointer<LedgerValue>, _ number: Int64, _ texts: UnsafeRawBufferPointer,
    after last: Int64
  ) {
    let size = RecordFormat.size(of: row)
    let local = Self.localLength(of: size.payload)
    let pointer = local < size.payload ? 4 : 0
    let key = UInt64(bitPattern: number)
    let length =
      Varint.length(UInt64(size.payload)) + Varint.length(key) + local + pointer
    if Self.leafHeader + 2 * (rows + 1) + length > content { closeLeaf(last) }
    guard let page = leaf.baseAddress else { return }
    content -= length
    var place = page + content
    Varint.write(UInt64(size.payload), to: &place)
    Varint.write(key, to: &place)
    if pointer == 0 {
      RecordFormat.write(row, texts, size: size, at: place)
    } else {
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size.payload) { payload in
        guard let start = payload.baseAddress else { return }
        RecordFormat.write(row, texts, size: size, at: start)
        place.update(from: start, count: local)
        BigEndian.write(
          addOverflow(UnsafeBufferPointer(rebasing: payload[local...])), 4, at: place + local)
      }
    }
    BigEndian.write(content, 2, at: page + Self.leafHeader + 2 * rows)
    rows += 1
  }

  /// How much of a row lies on its leaf.
  private static func localLength(of payload: Int) -> Int {
    guard payload > mostLocal else { return payload }
    let length = leastLocal + (payload - leastLocal) % (pageSize - 4)
    return length <= mostLocal ? length : leastLocal
  }

  /// Adds pages with the rest of a row; each begins with the number of the next one.
  ///
  /// - Returns: The number of the first.
  private func addOverflow(_ rest: UnsafeBufferPointer<UInt8>) -> Int {
    let first = nextPage
    var rest = rest[...]
    while !rest.isEmpty {
      let part = rest.prefix(Self.pageSize - 4)
      rest = rest.dropFirst(part.count)
      let next = rest.isEmpty ? 0 : nextPage + 1
      bytes += BigEndian.bytes(UInt32(truncatingIfNeeded: next))
      bytes.append(contentsOf: part)
      bytes.append(contentsOf: repeatElement(0, count: Self.pageSize - 4 - part.count))
    }
    return first
  }

  private var nextPage: Int { before + bytes.count / Self.pageSize + 1 }

  private func clearLeaf() {
    rows = 0
    content = Self.pageSize
  }

  /// The leaf as it is now.
  private var finishedLeaf: UnsafeMutableBufferPointer<UInt8> {
    if let page = leaf.baseAddress {
      page[0] = 0x0D
      BigEndian.write(rows, 2, at: page + 3)
      BigEndian.write(content, 2, at: page + 5)
    }
    return leaf
  }

  private func closeLeaf(_ last: Int64) {
    leaves.append((nextPage, last))
    bytes.append(contentsOf: finishedLeaf)
    clearLeaf()
  }

  /// The page above the leaves: each but the last with the number of its last row.
  private func interior() -> [UInt8] {
    var page = [UInt8](repeating: 0, count: Self.pageSize)
    page.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress, let last = leaves.last else { return }
      var content = Self.pageSize
      for (index, leaf) in leaves.dropLast().enumerated() {
        let key = UInt64(bitPattern: leaf.lastRow)
        content -= 4 + Varint.length(key)
        BigEndian.write(leaf.page, 4, at: start + content)
        var place = start + content + 4
        Varint.write(key, to: &place)
        BigEndian.write(content, 2, at: start + Self.interiorHeader + 2 * index)
      }
      start[0] = 0x05
      BigEndian.write(leaves.count - 1, 2, at: start + 3)
      BigEndian.write(content, 2, at: start + 5)
      BigEndian.write(last.page, 4, at: start + 8)
    }
    return page
  }
}
