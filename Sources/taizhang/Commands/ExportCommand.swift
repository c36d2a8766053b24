import ArgumentParser
import Definitions
import LedgerStore
import Measuring

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "把 import 做成的台账写成 Spark 能读的文件 / Writes ledgers of senders as files that Spark reads.",
    discussion: """
      写过的再写就替换，没变的不动，断了再来一遍就行。文件里的证件号、电话不遮盖 /
      One written before replaces itself, or stays if it is the same. Cut short, simply run it again. Identity and telephone numbers are in the files in full.
      """)

  enum Target: String, ExpressibleByArgument, CaseIterable { case spark }

  @Option(help: "给谁读：spark / Who is to read it: spark.")
  var to: Target

  @Argument(help: "写到哪个文件夹，集群的机器都要能读到 / Folder, on a disk that the cluster's machines share.")
  var folder: String

  @Argument(help: "import 做成的台账 / Ledgers made by import.")
  var ledgers: [String]

  @Flag(help: "只说出错的事 / Say nothing but what went wrong.")
  var quiet = false

  @OptionGroup var words: LanguageOptions

  func run() throws {
    try Failure.reporting(in: words.language) {
      let export = SparkExport(to: SparkFolder(folder))
      for path in ledgers {
        let shard = try Shard(path)
        let rows = try export.export(shard)
        guard !quiet else { continue }
        let text =
          rows.map {
            LocalizedText(
              "\(shard.name) \(shard.period)：写了 \($0) 行",
              "\(shard.name) \(shard.period): \($0) rows written")
          }
          ?? LocalizedText(
            "\(shard.name) \(shard.period)：已写过，没有变",
            "\(shard.name) \(shard.period): already there, unchanged")
        try Console.print(text[words.language] + "\n")
      }
    }
  }
}
