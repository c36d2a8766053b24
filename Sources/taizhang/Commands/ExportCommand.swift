import ArgumentParser
import Definitions
import LedgerStore
import Measuring

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "把各单位的台账写成 Spark 能读的文件 / Writes ledgers as files that Spark reads.",
    discussion: """
      每个台账是一片，片名是台账所在的文件夹。同一片再写一次就换掉原来的，没有变的不动。文件里的证件号、电话不打码 /
      Each ledger is a shard, called as the folder it lies in. A shard that is written again replaces itself; one that has not changed stays.
      Identity and telephone numbers are in the files unmasked.
      """)

  enum Target: String, ExpressibleByArgument, CaseIterable { case spark }

  @Option(help: "给谁读：spark / Who is to read it: spark.")
  var to: Target

  @Argument(help: "写到哪个文件夹，集群的机器都要能读到 / Folder, on a disk that the cluster's machines share.")
  var folder: String

  @Argument(
    help: "台账，如 out/ledger/2023-06.sqlite / Ledgers, such as out/ledger/2023-06.sqlite.")
  var ledgers: [String]

  @Option(help: "片名，只有一个台账时可以写 / Name of the shard, where there is one ledger.")
  var shard: String?

  @OptionGroup var words: LanguageOptions

  func validate() throws {
    guard shard == nil || ledgers.count == 1 else {
      throw ValidationError(
        "--shard 只能用于一个台账 / --shard is for one ledger.")
    }
  }

  func run() throws {
    try Failure.reporting(in: words.language) {
      let export = SparkExport(to: SparkFolder(folder))
      for path in ledgers {
        let name = shard ?? Shard.name(ofLedgerAt: path)
        let rows = try export.export(try Ledger.open(path), as: name)
        let text =
          rows.map {
            LocalizedText("\(name)：写了 \($0) 行", "\(name): \($0) rows written")
          } ?? LocalizedText("\(name)：没有变，不用再写", "\(name): has not changed")
        try Console.print(text[words.language] + "\n")
      }
    }
  }
}
