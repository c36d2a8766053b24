import LedgerStore
import LedgerTestSupport
import Measuring

extension MiniLedger {
  /// A month with its figures and what they mean, as a run leaves it.
  static func asked(_ files: MiniPipeline = MiniPipeline(), month: MiniMonth = MiniMonth()) throws
    -> MiniLedger
  {
    let mini = try MiniLedger(files, month: month)
    for definition in try MetricDefinitions(mini.pipeline, period: mini.period).all(on: mini.ledger)
    {
      try mini.builder.add(definition)
    }
    return mini
  }
}
