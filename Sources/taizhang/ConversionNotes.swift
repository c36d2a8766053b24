import Definitions
import Spreadsheets

/// What `convert` says on stderr: which table it took, and every row that it left out.
struct ConversionNotes {
  let file: String
  let language: Language

  func say(
    _ table: FoundTable, sheet: Sheet, rows: Int, read reader: TableReader
  ) {
    let repeated = reader.repeatedHeaders
    let cut = reader.cutRows
    let mended = reader.mendedRows
    let stray = reader.strayQuoteRows
    let place = SourcePosition(file: file, sheet: sheet.name.isEmpty ? nil : sheet.name)
    let header =
      table.headerRows.map {
        LocalizedText(
          "表头有几行（第 \($0.lowerBound)–\($0.upperBound) 行），已连成一行",
          "header of several rows (\($0.lowerBound)–\($0.upperBound)), joined into one")
      }
      ?? table.headerRow.map { LocalizedText("表头在第 \($0) 行", "header in row \($0)") }
      ?? LocalizedText("没有表头，列名为 column1 …", "no header; the columns are named column1 …")
    say(
      "\(place)：\(header.chinese)，\(table.columns.count) 列，\(rows) 行",
      "\(place): \(header.english), \(table.columns.count) columns, \(rows) rows")
    for part in table.leftOut {
      let rows = part.rows
      let chinese =
        rows.count == 1 ? "第 \(rows.lowerBound) 行" : "第 \(rows.lowerBound)–\(rows.upperBound) 行"
      let english =
        rows.count == 1 ? "row \(rows.lowerBound)" : "rows \(rows.lowerBound)–\(rows.upperBound)"
      switch part.reason {
      case .preamble: say("  没有写：\(chinese)（表前说明）", "  left out: \(english) (above the header)")
      case .footnote:
        say("  没有写：\(chinese)（表后附注）", "  left out: \(english) (notes below the table)")
      case .otherTable: say("  没有写：\(chinese)（另一张表）", "  left out: \(english) (another table)")
      }
    }
    if repeated.count > 0 {
      say(
        "  没有写：重复的表头 \(repeated.count) 行（\(list(repeated))）",
        "  left out: \(repeated.count) repeated headers (\(list(repeated)))")
    }
    if cut.count > 0 {
      let last = SourcePosition.letters(ofColumn: table.columns.upperBound)
      say(
        "  \(cut.count) 行比表头长，\(last) 列以后没有写（\(list(cut))）",
        "  \(cut.count) rows are longer than the header; cells after column \(last) left out "
          + "(\(list(cut)))")
    }
    if mended.count > 0 {
      say(
        "  \(mended.count) 行用了别的分隔符，已按那个分隔符切开（\(list(mended))）",
        "  \(mended.count) rows have another delimiter and were cut with it (\(list(mended)))")
    }
    if stray.count > 0 {
      say(
        "  \(stray.count) 行有一个不配对的引号，当作文字（\(list(stray))）",
        "  \(stray.count) rows have a quote that nothing closes; it was taken as text (\(list(stray)))"
      )
    }
  }

  func sayOtherSheets(_ names: [String]) {
    say(
      "  没有写：其余工作表 \(names.joined(separator: "、"))（用 --sheet 选）",
      "  left out: the other sheets \(names.joined(separator: ", ")) (choose with --sheet)")
  }

  func sayNoTable() {
    say(
      "\(file)：里面没有表，可以用 taizhang inspect 细看",
      "\(file): there is no table in it; taizhang inspect tells more")
  }

  func sayNoSheet(_ name: String, among sheets: [Sheet]) {
    let names = sheets.map(\.name).filter { !$0.isEmpty }
    guard !names.isEmpty else {
      return say(
        "\(file)：没有工作表“\(name)”，这种文件只有一张表，不用写 --sheet",
        "\(file): no sheet “\(name)”; a file of this kind has one table, leave --sheet out")
    }
    say(
      "\(file)：没有工作表“\(name)”，有：\(names.joined(separator: "、"))",
      "\(file): no sheet “\(name)”; there are: \(names.joined(separator: ", "))")
  }

  private func list(_ rows: RowNumbers) -> String {
    let numbers = rows.first.map(String.init).joined(separator: ", ")
    return word("第 ", "rows ") + numbers + (rows.count > rows.first.count ? " …" : "")
      + word(" 行", "")
  }

  private func word(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }

  private func say(_ chinese: String, _ english: String) {
    Console.say(LocalizedText(chinese, english)[language])
  }
}
