import Foundation
import TestSupport
import Testing

@testable import Importing

struct InputListerTests {
  @Test func listsByNameAndLeavesOutWhatOfficeProgramsLeave() throws {
    let folder = try TemporaryFolder()
    for name in [
      "b.csv", "a.xlsx", "镇/名册.csv", "镇/.hidden.csv", "~$a.xlsx", ".~lock.a.xlsx#", ".git/x.csv",
      "a/z.csv",
    ] {
      try folder.write("x", to: name)
    }
    let files = try InputLister.files(at: [folder.path])
    #expect(files.map(\.name) == ["a.xlsx", "a/z.csv", "b.csv", "镇/名册.csv"])
    #expect(files.allSatisfy { FileManager.default.fileExists(atPath: $0.path) })
  }

  @Test func takesFilesAndFoldersTogether() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "in/b.csv")
    try folder.write("x", to: "a.csv")
    let files = try InputLister.files(at: [folder.path(of: "in"), folder.path(of: "a.csv")])
    #expect(files.map(\.name) == ["a.csv", "b.csv"])
  }

  /// Read twice, every row would repeat itself.
  @Test func readsNothingTwice() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.csv")
    let paths = [
      folder.path, folder.path(of: "a.csv"), folder.path + "/./a.csv", folder.path + "/",
    ]
    #expect(try InputLister.files(at: paths).map(\.name) == ["a.csv"])
  }

  @Test func listsLinksThatLeadNowhere() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "b.csv"), withDestinationPath: folder.path(of: "gone.csv"))
    #expect(try InputLister.files(at: [folder.path]).map(\.name) == ["a.csv", "b.csv"])
  }

  @Test func refuses() throws {
    let folder = try TemporaryFolder()
    let gone = folder.path(of: "gone")
    #expect(throws: InputError(kind: .notFound, path: gone)) { try InputLister.files(at: [gone]) }
    #expect(throws: InputError(kind: .empty, path: folder.path)) {
      try InputLister.files(at: [folder.path])
    }
  }
}
