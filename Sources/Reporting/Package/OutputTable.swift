import Definitions

/// A CSV output as it was written.
struct OutputTable: Sendable {
  struct ForeignKey: Sendable {
    var columns: [String]
    /// The path of the other output.
    var path: String
    var targets: [String]
  }

  /// Its path in the period's folder.
  var path: String
  var title: LocalizedText
  var description: LocalizedText
  var columns: [OutputColumn]
  /// The columns that tell one row from another; empty where none do.
  var key: [String] = []
  var foreignKeys: [ForeignKey] = []
  var file: WrittenFile

  init(
    _ path: String, _ title: LocalizedText, _ description: LocalizedText,
    columns: [OutputColumn], file: WrittenFile
  ) {
    self.path = path
    self.title = title
    self.description = description
    self.columns = columns
    self.file = file
  }
}

extension OutputTable {
  static func gaps(
    of metric: Metric, at path: String, columns: [OutputColumn], file: WrittenFile
  ) -> OutputTable {
    let words = [metric.formula, metric.basis].compactMap(\.self).filter { !$0.isEmpty }
    return OutputTable(
      path, LocalizedText("\(metric.title)：未达标名单", "\(metric.title): not met"),
      LocalizedText(words.joined(separator: "；"), words.joined(separator: "; ")),
      columns: columns, file: file)
  }

  static func table(
    _ table: Table, at path: String, columns: [OutputColumn], file: WrittenFile
  ) -> OutputTable {
    OutputTable(
      path, LocalizedText(table.title, table.title),
      LocalizedText("台账定义里的一张表", "a table of the pipeline"), columns: columns, file: file)
  }
}
