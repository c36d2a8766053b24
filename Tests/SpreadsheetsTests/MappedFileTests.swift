import Glibc
import Testing

@testable import Spreadsheets

struct MappedFileTests {
  /// A file that goes away with the object.
  private final class TemporaryFile {
    let path: String
    init(_ content: [UInt8]) {
      var template = Array("/tmp/MappedFileTests-XXXXXX".utf8CString)
      let descriptor = mkstemp(&template)
      path = template.withUnsafeBufferPointer {
        String(decoding: $0.dropLast().map(UInt8.init), as: UTF8.self)
      }
      _ = write(descriptor, content, content.count)
      close(descriptor)
    }
    deinit { unlink(path) }
  }

  @Test func holdsTheBytesOfAFile() throws {
    let file = TemporaryFile(Array("hello".utf8))
    let mapped = try MappedFile(path: file.path, name: "hello.txt")
    #expect(mapped.count == 5)
    #expect(mapped.bytes.elementsEqual("hello".utf8))
  }

  @Test(arguments: [0..<100_000, 5_000..<20_000, 1..<2, 90_000..<500_000])
  func whatIsGivenBackIsStillThere(range: Range<Int>) throws {
    let content = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let file = TemporaryFile(content)
    for mapped in [
      try MappedFile(path: file.path, name: "a"), try MappedFile(copying: content, name: "a"),
    ] {
      mapped.release(range)
      #expect(mapped.bytes.elementsEqual(content))
    }
  }

  @Test func readsWhatCannotBeMapped() throws {
    let mapped = try MappedFile(path: "/proc/self/status", name: "status")
    #expect(mapped.count > 100)
  }

  @Test func saysWhyItCannot() {
    let empty = TemporaryFile([])
    for (path, kind) in [
      ("/no/such/file", ReadError.Kind.notFound), (empty.path, .empty),
      ("/tmp", .unreadable(reason: "Is a directory")),
    ] {
      let error = #expect(throws: ReadError.self) { _ = try MappedFile(path: path, name: "f") }
      #expect(error == ReadError(kind, at: SourcePosition(file: "f")))
    }
  }
}
