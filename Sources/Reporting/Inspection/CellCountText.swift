import Definitions
import Importing
import Spreadsheets

/// What `inspect --count` says: a line for each sheet, its values separated by tabs.
public struct CellCountText {
  private let language: Language

  public init(language: Language) { self.language = language }

  public var header: String {
    let names = [
      say("文件", "file"), say("工作表", "sheet"), say("行", "rows"), say("单元格", "cells"),
    ]
    return line(names + CellCounter.kinds.map(name))
  }

  public func text(of count: CellCounter.FileCount) -> String {
    count.sheets.map { sheet in
      line([count.file, sheet.sheet] + numbers(sheet.rows, sheet.cells))
    }.joined()
  }

  /// The line below all others.
  public func total(of counts: [CellCounter.FileCount]) -> String {
    let sheets = counts.flatMap(\.sheets)
    let cells = CellCounter.kinds.indices.map { kind in sheets.reduce(0) { $0 + $1.cells[kind] } }
    return line([say("合计", "total"), ""] + numbers(sheets.reduce(0) { $0 + $1.rows }, cells))
  }

  private func numbers(_ rows: Int, _ cells: [Int]) -> [String] {
    ([rows, cells.reduce(0, +)] + cells).map(String.init)
  }

  private func line(_ values: [String]) -> String {
    // Names come from strangers, and a line is a line.
    values.map { $0.map { $0 == "\t" || $0.isNewline ? " " : String($0) }.joined() }
      .joined(separator: "\t") + "\n"
  }

  private func name(of kind: Cell.Kind) -> String {
    switch kind {
    case .text: say("文字", "text")
    case .number: say("数字", "number")
    case .boolean: say("是否", "boolean")
    case .error: say("错误值", "error")
    case .isoDate: say("日期", "date")
    }
  }

  private func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }
}
