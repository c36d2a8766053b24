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
