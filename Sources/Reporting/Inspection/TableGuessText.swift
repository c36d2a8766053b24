import Importing
import Spreadsheets

/// What `inspect` says of a sheet that is no dataset: the table in it and its first rows.
struct TableGuessText {
  let table: SheetInspection.TableGuess
  let disclosure: Disclosure
  let words: InspectionWords

  /// - Parameter notRecognized: What is said where a pipeline knows no such table.
  func lines(notRecognized: String?) -> [String] {
    var lines = [notRecognized].compactMap(\.self)
    let place = words.text(of: MergedRange(rows: table.rows, columns: table.columns))
    if let header = table.headerRow {
      lines.append(
        say(
          "看起来表在 \(place)，表头在第 \(header) 行（\(table.columns.count) 列有 \(table.distinctHeadings) 个不同的列名）",
          "the table seems to be \(place), its header in row \(header) "
            + "(\(words.count(table.distinctHeadings, "different heading")) over "
            + "\(words.count(table.columns.count, "column")))"))
      lines.append("  | " + row(table.headings))
    } else {
      lines.append(
        say("看起来表在 \(place)，没有表头", "the table seems to be \(place), without a header"))
    }
    return lines
      + table.samples.map { "  " + say("第 \($0.row) 行 | ", "row \($0.row) | ") + row($0.cells) }
  }

  private func row(_ cells: [String?]) -> String {
    let shown = cells.prefix(InspectionLimits.rowColumns).map {
      disclosure.cut($0 ?? "", to: InspectionLimits.cell)
    }
    // Blanks behind the last text say nothing.
    let last = shown.lastIndex { !$0.isEmpty } ?? -1
    let rest = table.columns.count - InspectionLimits.rowColumns
    let more = rest > 0 ? say(" | …（还有 \(rest) 列）", " | … (\(rest) more columns)") : ""
    return shown.prefix(last + 1).joined(separator: " | ") + more
  }

  private func say(_ chinese: String, _ english: String) -> String { words.say(chinese, english) }
}
