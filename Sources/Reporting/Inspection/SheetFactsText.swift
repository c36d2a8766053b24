import Spreadsheets

/// What `inspect` says of what surrounds the values of a sheet, and nothing of what it has none of.
struct SheetFactsText {
  /// A declared size that differs by no more is a writer's habit.
  private static let usualDifference = 20

  let facts: SheetFacts
  let words: InspectionWords

  var lines: [String] { [blank, declared, merged, hidden].compactMap(\.self) + filters + marks }

  /// Rows without any value between the first and the last.
  private var blank: String? {
    guard let rows = facts.rows else { return nil }
    let count = rows.count - facts.filledRows
    guard count > 0 else { return nil }
    return say("其中空行 \(count)", "blank rows among these: \(count)")
  }

  /// What the sheet says of its own size, where that is much more, or less, than what it holds.
  private var declared: String? {
    guard let said = facts.declared, let rows = facts.rows, let columns = facts.columns else {
      return nil
    }
    let isFar =
      abs(said.rows.upperBound - rows.upperBound) > Self.usualDifference
      || abs(said.columns.upperBound - columns.upperBound) > Self.usualDifference
    guard isFar else { return nil }
    return say(
      "文件自称用到 \(words.text(of: said))", "the file says it uses \(words.text(of: said))")
  }

  private var merged: String? {
    guard facts.merged.count > 0 else { return nil }
    let ranges = facts.merged.first.map { words.text(of: $0) }
    return say(
      "合并单元格 \(facts.merged.count) 处：", "\(words.count(facts.merged.count, "merged range")): ")
      + words.list(ranges, of: facts.merged.count)
  }

  private var hidden: String? {
    var parts: [String] = []
    if facts.hiddenRows.count > 0 {
      let list = words.list(
        facts.hiddenRows.ranges.prefix(InspectionLimits.places).map { words.text(ofRows: $0) })
      let more = facts.hiddenRows.ranges.count > InspectionLimits.places ? " …" : ""
      parts.append(
        say(
          "隐藏的行 \(facts.hiddenRows.count)（第 \(list)\(more) 行）",
          "\(words.count(facts.hiddenRows.count, "hidden row")) (\(list)\(more))"))
    }
    if facts.hiddenColumns.count > 0 {
      let list = words.list(
        facts.hiddenColumns.ranges.prefix(InspectionLimits.places).map {
          words.text(ofColumns: $0)
        })
      let more = facts.hiddenColumns.ranges.count > InspectionLimits.places ? " …" : ""
      parts.append(
        say(
          "隐藏的列 \(facts.hiddenColumns.count)（\(list)\(more)）",
          "\(words.count(facts.hiddenColumns.count, "hidden column")) (\(list)\(more))"))
    }
    return parts.isEmpty ? nil : parts.joined(separator: words.separator)
  }

  private var filters: [String] {
    var lines = facts.filters.prefix(InspectionLimits.places).map { filter in
      var text = say("筛选 ", "filter on ") + words.text(of: filter.range)
      if !filter.columns.isEmpty {
        let letters = filter.columns.map { SourcePosition.letters(ofColumn: $0) }
        text += say(
          "，\(words.list(letters, of: letters.count)) 列有条件",
          ", with conditions on \(words.list(letters, of: letters.count))")
      }
      return text
        + (filter.hiddenRows > 0
          ? say("，藏了 \(filter.hiddenRows) 行", ", hiding \(words.count(filter.hiddenRows, "row"))")
          : say("，没有藏行", ", hiding nothing"))
    }
    let rest = facts.filters.count - lines.count
    if rest > 0 { lines.append(say("还有 \(rest) 个筛选", "\(words.count(rest, "more filter"))")) }
    return lines
  }

  private var marks: [String] {
    var lines: [String] = []
    if facts.comments.count > 0 {
      let places = facts.comments.first.map { words.text(of: $0) }
      lines.append(
        say("批注 \(facts.comments.count) 条：", "\(words.count(facts.comments.count, "comment")): ")
          + words.list(places, of: facts.comments.count))
    }
    if facts.struckCells > 0, let first = facts.firstStruck {
      let place = words.text(of: first)
      lines.append(
        say(
          "删除线 \(facts.struckCells) 格（第一格 \(place)）",
          "\(words.count(facts.struckCells, "cell")) struck through (the first is \(place))"))
    }
    if let text = text(of: facts.fills) { lines.append(say("底色 ", "filled: ") + text) }
    if let text = text(of: facts.fontColors) { lines.append(say("字色 ", "font colors: ") + text) }
    if facts.formulas > 0 {
      lines.append(say("公式 \(facts.formulas) 格", "\(words.count(facts.formulas, "formula"))"))
    }
    if facts.isProtected { lines.append(say("工作表有保护", "the sheet is protected")) }
    return lines
  }

  /// A color that every cell has tells nothing.
  private func text(of colors: [SheetFacts.Color]) -> String? {
    guard colors.first.map({ $0.cells < facts.filledCells }) ?? false else { return nil }
    let texts = colors.map { color in
      let place = words.text(of: color.first)
      return words.text(ofColor: color.color)
        + say(
          " \(color.cells) 格（第一格 \(place)）", " in \(words.count(color.cells, "cell")) from \(place)"
        )
    }
    return words.list(texts, of: texts.count)
  }

  private func say(_ chinese: String, _ english: String) -> String { words.say(chinese, english) }
}
