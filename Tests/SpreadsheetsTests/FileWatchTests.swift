import Foundation
import TestSupport
import Testing

@testable import Spreadsheets

struct FileWatchTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(String(repeating: "姓名,年龄\n", count: 10_000), to: "a.csv")
    path = folder.path(of: "a.csv")
  }

  private func verify(_ name: String = "a.csv", after change: () throws -> Void) throws {
    var watch = FileWatch()
    watch.begin(path: path, name: name)
    try change()
    try watch.verify()
  }

  private func expectChange(_ change: () throws -> Void) {
    let error = #expect(throws: ReadError.self) { try verify(after: change) }
    #expect(error == ReadError(.changed, at: SourcePosition(file: "a.csv")))
  }

  @Test func aFileThatStaysIsWhole() throws {
    try verify { _ = try Data(contentsOf: URL(fileURLWithPath: path)) }
  }

  @Test func aFileThatIsNotThereStaysSo() throws {
    try FileManager.default.removeItem(atPath: path)
    try verify {}
  }

  @Test func anotherSizeIsAChange() { expectChange { truncate(path, 12) } }

  @Test func aWriteInPlaceIsAChange() {
    expectChange {
      let file = try #require(FileHandle(forUpdatingAtPath: path))
      file.write(Data("名".utf8))
      try file.close()
    }
  }

  @Test func anotherFileInItsPlaceIsAChange() {
    expectChange {
      try FileManager.default.copyItem(atPath: path, toPath: path + ".new")
      rename(path + ".new", path)
    }
  }

  @Test func aFileThatGoesIsAChange() {
    expectChange { try FileManager.default.removeItem(atPath: path) }
  }

  /// Whoever writes may set back the time at which it was written.
  @Test func aTimeThatIsSetBackHidesNothing() throws {
    let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    expectChange {
      let file = try #require(FileHandle(forUpdatingAtPath: path))
      file.write(Data("名".utf8))
      try file.close()
      try FileManager.default.setAttributes(
        [.modificationDate: date ?? Date()], ofItemAtPath: path)
    }
  }

  /// Without the watch over the mapping, this ends the tests by a signal.
  @Test func aFileThatIsCutWhileItIsMappedReadsAsZeros() throws {
    let mapped = try MappedFile(path: path, name: "cut.csv")
    #expect(mapped.bytes.last == 0x0A)
    truncate(path, 0)
    #expect(mapped.bytes.allSatisfy { $0 == 0 })
    let error = #expect(throws: ReadError.self) { try verify("cut.csv") {} }
    let reason = String(cString: strerror(EIO))
    #expect(
      error == ReadError(.unreadable(reason: reason), at: SourcePosition(file: "cut.csv")))
  }

  @Test func aPipeIsNotWaitedFor() throws {
    #expect(mkfifo(path + ".pipe", 0o600) == 0)
    let error = #expect(throws: ReadError.self) {
      _ = try MappedFile(path: path + ".pipe", name: "pipe")
    }
    #expect(error == ReadError(.notAFile, at: SourcePosition(file: "pipe")))
  }

  @Test func aDeviceIsNoFile() throws {
    #expect(symlink("/dev/zero", path + ".zero") == 0)
    let error = #expect(throws: ReadError.self) {
      _ = try MappedFile(path: path + ".zero", name: "zero")
    }
    #expect(error == ReadError(.notAFile, at: SourcePosition(file: "zero")))
  }
}
