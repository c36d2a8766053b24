import Foundation
import Spreadsheets
import TestSupport
import Testing

@testable import Importing

struct OpenFilesTests {
  private let folder: TemporaryFolder
  private let inputs: [InputFile]

  init() throws {
    folder = try TemporaryFolder()
    for number in 0..<12 { try folder.write("a,b\n1,2\n", to: "\(number + 10).csv") }
    inputs = try InputLister.files(at: [folder.path])
  }

  @Test func opensAFileOnceForAllItsVisits() throws {
    let files = OpenFiles(limits: ReadLimits())
    for _ in 0..<3 { files.expectVisit(to: inputs[0]) }
    let first = try files.visit(inputs[0])
    #expect(try files.visit(inputs[0]) === first)
    #expect(try files.visit(inputs[0]) === first)
    // All visits are paid, so it is not kept.
    #expect(try files.visit(inputs[0]) !== first)
  }

  @Test func keepsWhatWasOpenedBefore() throws {
    let files = OpenFiles(limits: ReadLimits())
    let opened = try SpreadsheetOpener.open(path: inputs[0].path)
    files.keep(opened, of: inputs[0])
    files.expectVisit(to: inputs[0])
    #expect(try files.visit(inputs[0]) !== opened)

    files.expectVisit(to: inputs[0])
    files.keep(opened, of: inputs[0])
    #expect(try files.visit(inputs[0]) === opened)
  }

  @Test func letsGoOfAFileAfterItsLastVisit() throws {
    let files = OpenFiles(limits: ReadLimits())
    weak var kept: (any SpreadsheetFile)?
    do {
      files.expectVisit(to: inputs[0])
      files.expectVisit(to: inputs[0])
      kept = try files.visit(inputs[0])
      #expect(kept != nil)
      _ = try files.visit(inputs[0])
    }
    #expect(kept == nil)
  }

  @Test func keepsEightAtATime() throws {
    let files = OpenFiles(limits: ReadLimits())
    for input in inputs {
      files.expectVisit(to: input)
      files.expectVisit(to: input)
    }
    let first = try inputs.map { try files.visit($0) }
    let second = try inputs.map { try files.visit($0) }
    #expect(zip(first, second).count { $0 === $1 } == 8)
  }
}
