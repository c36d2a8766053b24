import ArgumentParser
import Definitions
import LedgerStore

struct LoadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "把 import 做成的台账装进 PostgreSQL / Loads ledgers of senders into PostgreSQL.",
    discussion: """
      一本台账一个事务；装过的再装就替换，没变的不动，断了再来一遍就行 / One transaction for each ledger; one loaded before replaces itself, or stays if it is the same. Cut short, simply run it again.
      """)

  @Argument(help: "import 做成的台账 / Ledgers made by import.")
  var ledgers: [String]

  @Option(help: "数据库，如 postgres://用户@主机/库 / The database, such as postgres://user@host/database.")
  var to: String

  @Flag(help: "打印 Citus 按单位分布各表的语句 / Print the statements by which Citus distributes the tables.")
  var citus = false

  @Flag(help: "只说出错的事 / Say nothing but what went wrong.")
  var quiet = false

  @OptionGroup var words: LanguageOptions

  func run() throws {
    Interruption.shared.watch(language: words.language)
    try Failure.reporting(in: words.language) {
      let shards = try ledgers.map(Shard.init)
      let connection = try PostgreSQLConnection(to)
      var prepared: Set<String> = []
      for shard in shards {
        let store = PostgreSQLStore(connection, pipeline: shard.pipeline)
        if prepared.insert(shard.pipeline).inserted { try store.prepare(for: shard.tables) }
        let outcome = try store.load(shard)
        if !quiet { try Console.print(line(outcome, of: shard) + "\n") }
      }
      for pipeline in prepared.sorted() {
        guard let shard = shards.first(where: { $0.pipeline == pipeline }) else { continue }
        let store = PostgreSQLStore(connection, pipeline: pipeline)
        try store.analyze(shard.tables)
        if citus {
          try Console.print(store.distribution(of: shard.tables).joined(separator: "\n") + "\n")
        }
      }
    }
  }

  private func line(_ outcome: PostgreSQLStore.Outcome, of shard: Shard) -> String {
    switch outcome {
    case .loaded(let rows, let number):
      LocalizedText(
        "\(shard.name) \(shard.period)：装入 \(rows) 行（第 \(number) 号）",
        "\(shard.name) \(shard.period): \(rows) rows loaded (number \(number))")[words.language]
    case .known(let number):
      LocalizedText(
        "\(shard.name) \(shard.period)：已在库里，没有变（第 \(number) 号）",
        "\(shard.name) \(shard.period): already there, unchanged (number \(number))")[
          words.language]
    }
  }
}
