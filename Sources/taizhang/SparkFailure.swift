import Definitions
import LedgerStore
import Measuring

extension SparkError {
  /// One sentence for the analyst: what is wrong, and what to do.
  var sentence: LocalizedText {
    switch kind {
    case .notInstalled:
      LocalizedText(
        "找不到 spark-sql：请把 SPARK_HOME 设为 Spark 的文件夹",
        "there is no spark-sql; set SPARK_HOME to the folder of Spark")
    case .unreadableShards:
      LocalizedText(
        "\(path) 不是 export 写的，请检查文件夹", "\(path) was not written by export; check the folder")
    case .nothingExported(let period):
      LocalizedText(
        "\(path) 里没有 \(period) 的台账，请先用 export 写入",
        "there is no ledger of \(period) in \(path); write some with export first")
    case .incomplete(let shard):
      LocalizedText(
        "\(path) 里“\(shard)”没有写完，请再 export 一次",
        "“\(shard)” in \(path) was not written to its end; export it again")
    case .failed(let message):
      LocalizedText(
        "Spark（\(path)）没有完成：\(message)", "Spark (\(path)) did not come to the end: \(message)")
    case .unreadableResult:
      LocalizedText(
        "Spark 写的结果读不了：\(path)", "what Spark wrote cannot be read: \(path)")
    case .system(let code):
      LocalizedText(
        "读写不了 \(path)：\(SystemFault(code).words.chinese)",
        "\(path) cannot be read or written: \(SystemFault(code).words.english)")
    }
  }
}
