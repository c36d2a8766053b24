import ArgumentParser
import Definitions
import Foundation
import Importing
import LedgerStore

struct PipelineNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "照着几张表起草一个流程 / Drafts a pipeline from the headings of given files.",
    discussion: """
      taizhang pipeline new pipelines/mine --from 名册.xlsx 台账/
      """)

  @Argument(help: "新流程的文件夹，不能已有内容 / Folder of the new pipeline; it must not hold anything.")
  var directory: String

  @Option(
    name: .customLong("from"), parsing: .upToNextOption,
    help: "表格文件或文件夹，可给多个 / Files or folders of spreadsheets, one or several.")
  var sources: [String]

  @OptionGroup var words: LanguageOptions

  func run() throws {
    try Failure.reporting(in: words.language) {
      let folder = URL(fileURLWithPath: directory).standardizedFileURL
      let there = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      guard there.isEmpty else {
        Console.say(
          LocalizedText(
            "\(directory) 里已有内容，请换一个文件夹", "\(directory) holds files already; take another folder")[
              words.language])
        throw ExitCode(1)
      }
      var draft = PipelineDraft(name: folder.lastPathComponent)
      for file in try InputLister.files(at: sources) { draft.add(file) }
      for error in draft.failures { Console.say(ReadErrorWords.sentence(error)[words.language]) }
      try report(draft)
      guard !draft.isEmpty else { throw ExitCode(1) }
      try write(draft, to: folder.path)
      guard let period = Period("2023-06") else { return }
      _ = try TriedPipeline(directory, period: period)
      try Console.print(
        LocalizedText(
          "已写好 \(directory)。先核对 datasets/ 里各栏的类型，再试：taizhang check \(directory) --period 2023-06 --input …\n",
          "Wrote \(directory). Look at the types in datasets/, then try: taizhang check \(directory) --period 2023-06 --input …\n"
        )[words.language])
    }
  }

  private func report(_ draft: PipelineDraft) throws {
    for source in draft.sources {
      let place = source.sheet.isEmpty ? source.file : "\(source.file) [\(source.sheet)]"
      let words =
        source.dataset.map { LocalizedText("\(place) → \($0)", "\(place) → \($0)") }
        ?? LocalizedText("\(place)：没有找到带表头的表，略过", "\(place): no table with a header, passed over")
      try Console.print(words[self.words.language] + "\n")
    }
  }

  private func write(_ draft: PipelineDraft, to folder: String) throws {
    for (path, text) in draft.files {
      let target = "\(folder)/\(path)"
      do {
        try FileManager.default.createDirectory(
          atPath: (target as NSString).deletingLastPathComponent,
          withIntermediateDirectories: true)
        try text.write(toFile: target, atomically: false, encoding: .utf8)
      } catch {
        throw LedgerError(.unwritable(SystemFault(errno)), path: target)
      }
    }
  }
}
