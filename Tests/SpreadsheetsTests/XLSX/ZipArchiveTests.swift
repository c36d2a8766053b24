import TestSupport
import Testing

@testable import Spreadsheets

struct ZipArchiveTests {
  private func archive(
    _ writer: ZipWriter, limits: ReadLimits = ReadLimits()
  ) throws(ReadError) -> ZipArchive {
    try ZipArchive(file: MappedFile(copying: writer.archive(), name: "a.zip"), limits: limits)
  }

  private func content(
    _ name: String, in archive: ZipArchive, chunk: Int = 4
  ) throws(ReadError) -> String? {
    guard let entry = archive.entry(named: name) else { return nil }
    let stream = try archive.open(entry, at: SourcePosition(file: "a.zip"))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 1)
    defer { buffer.deallocate() }
    var bytes: [UInt8] = []
    while true {
      let count = try stream.read(into: buffer)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  private func isMalformed(_ error: ReadError?) -> Bool {
    if case .malformed = error?.kind { true } else { false }
  }

  @Test(arguments: [
    ("xl/workbook.xml", "xl/workbook.xml"),
    ("xl\\workbook.xml", "xl/workbook.xml"),  // some Windows programs
    ("/xl/./workbook.xml", "xl/workbook.xml"),
    ("XL/Workbook.XML", "xl/workbook.xml"),
    ("xl/表.xml", "XL/表.xml"),
  ])
  func findsEntriesUnderTheirUsualNames(stored: String, wanted: String) throws {
    let archive = try archive(ZipWriter([.init(stored, "content")]))
    #expect(try content(wanted, in: archive) == "content")
  }

  @Test func prefersTheExactNameAndTheLastDuplicate() throws {
    let archive = try archive(
      ZipWriter([.init("a", "1"), .init("a", "2"), .init("A", "3"), .init("b", "4")]))
    #expect(try content("a", in: archive) == "2")
    #expect(try content("A", in: archive) == "3")
    #expect(try content("c", in: archive) == nil)
  }

  @Test(arguments: [
    "", "a comment with PK\u{5}\u{6} in it and more than twenty-two bytes behind it",
  ])
  func findsTheDirectoryBehindJunkAndBeforeAComment(comment: String) throws {
    var writer = ZipWriter([.init("a", "first"), .init("b", "second")])
    writer.comment = comment
    writer.junk = Array("#!/bin/sh\n".utf8)
    #expect(try content("b", in: archive(writer)) == "second")
  }

  @Test func reads64BitSizesAndDataDescriptors() throws {
    var writer = ZipWriter([.init("a", "first"), .init("b", "second")])
    writer.isZip64 = true
    #expect(try content("b", in: archive(writer)) == "second")
    writer.junk = [1, 2, 3]
    #expect(try content("a", in: archive(writer)) == "first")
  }

  @Test func refusesAnEncryptedEntry() throws {
    var entry = ZipWriter.Entry("a", "secret")
    entry.flags = 1
    let archive = try archive(ZipWriter([entry]))
    let error = #expect(throws: ReadError.self) { try content("a", in: archive) }
    #expect(error?.kind == .encrypted)
  }

  @Test func refusesDamagedEntries() throws {
    var wrongSum = ZipWriter.Entry("a", "content")
    wrongSum.crc32 = 1
    var wrongSize = ZipWriter.Entry("a", "content")
    wrongSize.inflatedSize = 6
    var unknownMethod = ZipWriter.Entry("a", "content")
    unknownMethod.method = 12
    var noDeflate = ZipWriter.Entry("a", [0xFF, 0xFF, 0xFF])
    noDeflate.method = 8
    var wrongPlace = ZipWriter.Entry("a", "content")
    wrongPlace.offset = 3
    for entry in [wrongSum, wrongSize, unknownMethod, noDeflate, wrongPlace] {
      let archive = try archive(ZipWriter([entry]))
      #expect(isMalformed(#expect(throws: ReadError.self) { try content("a", in: archive) }))
    }
  }

  @Test func refusesADirectoryThatPointsOutsideOrTwiceAtTheSameBytes() {
    var outside = ZipWriter.Entry("a", "content")
    outside.offset = 1 << 20
    var overlapping = ZipWriter.Entry("b", "content")
    overlapping.offset = 0
    for entries in [[outside], [.init("a", "content"), overlapping]] {
      #expect(
        isMalformed(#expect(throws: ReadError.self) { _ = try archive(ZipWriter(entries)) }))
    }
  }

  @Test func refusesEveryCutOffArchive() {
    let whole = ZipWriter([.init("a", "first"), .init("b", "second")]).archive()
    for length in 1..<whole.count {
      #expect(throws: ReadError.self) {
        _ = try ZipArchive(
          file: MappedFile(copying: Array(whole[..<length]), name: "a.zip"), limits: ReadLimits())
      }
    }
  }

  @Test func stopsAtItsLimits() throws {
    var limits = ReadLimits()
    limits.zipEntries = 1
    let two = ZipWriter([.init("a", "1"), .init("b", "2")])
    let tooMany = #expect(throws: ReadError.self) { _ = try archive(two, limits: limits) }
    #expect(tooMany?.kind == .limit(name: "zipEntries", value: 1))

    limits.zipEntries = 2
    limits.inflatedBytes = 8
    let large = try archive(ZipWriter([.init("a", "123456789")]), limits: limits)
    let tooLarge = #expect(throws: ReadError.self) { try content("a", in: large) }
    #expect(tooLarge?.kind == .limit(name: "inflatedBytes", value: 8))
  }
}
