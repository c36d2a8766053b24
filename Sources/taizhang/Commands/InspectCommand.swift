import ArgumentParser
import Definitions
import Foundation
import Importing
import Spreadsheets

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "看看文件里有什么、会被读成什么 / Shows what is in a file and what it would be read as.")

  @Argument(help: "表格文件或文件夹，可给多个 / Files or folders of spreadsheets, one or several.")
  var files: [String]

  @Option(
    help:
      "按哪个流程认表，默认 pipelines/grassroots-2023 / Pipeline to recognise sheets by; default: pipelines/grassroots-2023."
  )
  var pipeline: String?

  @Flag(
    name: .customLong("dump-jsonl"),
    help: "把所有单元格原样输出为 JSON，不遮盖 / Print every cell as JSON lines, nothing masked.")
  var dumpsCells = false

  @OptionGroup var words: LanguageOptions

  func run() throws {
    try Failure.reporting(in: words.language) {
      let inputs = try InputLister.files(at: files)
      if dumpsCells {
        for input in inputs { try dump(input) }
        return
      }
      let pipeline = try loadedPipeline()
      let survey = Survey(inputs, pipeline: pipeline, limits: ReadLimits())
      let text = SurveyText(pipeline: pipeline, language: words.language)
      for file in survey.files {
        guard try Console.print(text.text(of: file)) else { break }
      }
      if survey.files.allSatisfy({ $0.error != nil }) { throw ExitCode(1) }
    }
  }

  private func loadedPipeline() throws -> Pipeline? {
    let standard = "pipelines/grassroots-2023"
    guard
      let folder = pipeline ?? (FileManager.default.fileExists(atPath: standard) ? standard : nil)
    else { return nil }
    return try PipelineLoader.load(directory: folder)
  }

  private func dump(_ input: InputFile) throws {
    let file = try SpreadsheetOpener.open(path: input.path, name: input.name)
    try CanonicalDump.write(file) { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let written = Foundation.write(1, rest.baseAddress, rest.count)
        // Whoever read the output has gone, which is a normal end.
        guard written > 0 else { return }
        rest = UnsafeBufferPointer(rebasing: rest[written...])
      }
    }
  }
}
