import TestSupport
import Testing

@testable import Spreadsheets

struct HostileArchiveTests {
  private func failure(of writer: ZipWriter) -> ReadError? {
    failure(of: writer.archive())
  }

  private func failure(of content: [UInt8]) -> ReadError? {
    do throws(ReadError) {
      let file = try TestWorkbook.open(content)
      for sheet in file.sheets {
        let reader = try file.rows(of: sheet)
        var row = Row()
        while try reader.read(into: &row) {}
      }
    } catch {
      return error
    }
    return nil
  }

  private var parts: [ZipWriter.Entry] {
    TestWorkbook(rows: "<row r='1'><c r='A1'><v>1</v></c></row>").parts
      .sorted { $0.key < $1.key }.map { ZipWriter.Entry($0.key, $0.value) }
  }

  private func isMalformed(_ error: ReadError?, _ detail: String) -> Bool {
    guard case .malformed(_, detail)? = error?.kind else { return false }
    return true
  }

  /// Full overlap: many entries of one content. Quoted overlap (Fifield, "A better zip bomb", 2019): each
  /// entry's content begins with the header of the next one.
  @Test(arguments: [0, 7, 40])
  func entriesMayNotOverlap(distance: Int) {
    var parts = parts
    parts.insert(ZipWriter.Entry("a", String(repeating: "a", count: 200)), at: 0)
    var other = ZipWriter.Entry("b", String(repeating: "a", count: 200))
    other.offset = distance
    parts.append(other)
    #expect(isMalformed(failure(of: ZipWriter(parts)), "two entries share the same bytes"))
  }

  /// Sizes are believed only as far as the bytes are there.
  @Test(arguments: [-1, 0, 1 << 31, (1 << 32) - 1, 1 << 62])
  func claimedSizesAreChecked(size: Int) {
    for isZip64 in [false, true] {
      var parts = parts
      for index in parts.indices { parts[index].inflatedSize = size }
      var writer = ZipWriter(parts)
      writer.isZip64 = isZip64
      #expect(failure(of: writer) != nil)
    }
  }

  /// Every number of the directory and of its end, at its smallest and its largest.
  @Test(arguments: [0x00, 0x7F, 0x80, 0xFF] as [UInt8], [false, true])
  func noNumberOverflows(byte: UInt8, isZip64: Bool) throws {
    var writer = ZipWriter(parts)
    writer.isZip64 = isZip64
    let archive = writer.archive()
    let content = parts.reduce(0) { $0 + 30 + $1.name.utf8.count + $1.content.count }
    for start in stride(from: content, to: archive.count, by: 2) {
      for width in [2, 4, 8] where start + width <= archive.count {
        var damaged = archive
        for index in start..<start + width { damaged[index] = byte }
        // Whatever is said of it, the program goes on.
        _ = failure(of: damaged)
      }
    }
    #expect(failure(of: archive) == nil)
  }

  @Test func anArchiveInAnArchiveIsNotOpened() {
    let inner = ZipWriter(parts).archive()
    let outer = ZipWriter([ZipWriter.Entry("inner.xlsx", inner)]).archive()
    #expect(outer.withUnsafeBytes { FormatSniffer.sniff($0) } == .unsupported(.zip))
  }
}
