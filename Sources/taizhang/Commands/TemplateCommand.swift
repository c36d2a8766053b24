import ArgumentParser
import Definitions
import Foundation
import Reporting

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "生成发给各单位填的空表 / Writes forms for the senders to fill in, one workbook per dataset.",
    discussion: """
      taizhang template pipelines/grassroots-2023 党员花名册 党支部台账 --out 填报表

      已有的文件不会被盖掉。 / A file that is there already is never replaced.
      """)

  @OptionGroup var pipeline: PipelineArgument

  @Argument(help: "数据集的名字或标题，不写就是全部 / Datasets by name or title; default: all.")
  var datasets: [String] = []

  @Option(help: "写到哪个文件夹 / Folder for the forms.")
  var out = "forms"

  @OptionGroup var words: LanguageOptions

  func run() throws {
    try Failure.reporting(in: words.language) {
      let pipeline = try PipelineLoader.load(directory: pipeline.folder)
      let chosen = try choose(from: pipeline)
      let names = FormFolder.names(of: pipeline.datasets)
      let folder = try FormFolder(path: out)
      var occupied = 0
      for dataset in chosen {
        let form = FormBook(dataset, in: pipeline, language: words.language)
        let (path, outcome) = try folder.write(form, named: names[dataset.name] ?? dataset.name)
        if outcome == .occupied {
          occupied += 1
          Console.say(
            say(
              "\(path) 已经有了，内容不一样，没有动它；要新的请先挪走，或用 --out 换一个文件夹",
              "\(path) is there already and differs; it was left alone. Move it away, or name another folder with --out"
            ))
        } else {
          let (all, required) = form.counts
          try Console.print(
            say(
              "\(path)  \(all) 栏，必填 \(required)",
              "\(path)  columns: \(all), required: \(required)") + "\n")
        }
      }
      if occupied > 0 { throw ExitCode(1) }
    }
  }

  private func choose(from pipeline: Pipeline) throws -> [Dataset] {
    guard !datasets.isEmpty else { return pipeline.datasets }
    var chosen: [Dataset] = []
    for name in datasets {
      guard let found = pipeline.datasets.first(where: { $0.name == name || $0.title == name })
      else {
        let near = NearestName.find(name, in: pipeline.datasets.flatMap { [$0.title, $0.name] })
        Console.say(
          say("流程里没有“\(name)”这个数据集", "the pipeline has no dataset “\(name)”")
            + (near.map { say("；是不是“\($0)”？", "; perhaps “\($0)”?") }
              ?? say("，名字见 datasets/", "; datasets/ has their names")))
        throw ExitCode(64)
      }
      if !chosen.contains(where: { $0.name == found.name }) { chosen.append(found) }
    }
    return chosen
  }

  private func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[words.language]
  }
}
