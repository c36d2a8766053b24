/// A table for the terminal: columns aligned, long cells wrapped. Han characters take two columns there.
public struct TextTable {
  public struct Column: Sendable {
    public var title: String
    /// Cells that are wider are wrapped.
    public var limit: Int
    public var isNumber: Bool

    public init(_ title: String, limit: Int = 40, isNumber: Bool = false) {
      self.title = title
      self.limit = max(limit, 2)
      self.isNumber = isNumber
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  public init(_ columns: [Column]) { self.columns = columns }

  public mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The table, a line end after each line; of no rows the heading alone.
  public var text: String {
    let titles = columns.map(\.title)
    let widths = columns.indices.map { index in
      ([titles] + rows).map { TextTable.width(index < $0.count ? $0[index] : "") }.max().map {
        min($0, columns[index].limit)
      } ?? 0
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    let lines = lines(titles, widths) + [rule] + rows.flatMap { self.lines($0, widths) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(_ cells: [String], _ widths: [Int]) -> [String] {
    let wrapped = zip(columns.indices, widths).map { index, width in
      TextTable.wrapped(index < cells.count ? cells[index] : "", to: width)
    }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { number in
      var line = ""
      for (index, part) in wrapped.enumerated() {
        let text = number < part.count ? part[number] : ""
        let padding = String(repeating: " ", count: max(0, widths[index] - TextTable.width(text)))
        line +=
          (index > 0 ? "  " : "") + (columns[index].isNumber ? padding + text : text + padding)
      }
      return String(
        line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }
  }

  /// The text in lines of at most `width` columns, broken anywhere, as Chinese is.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for character in text {
      let size = self.width(String(character))
      if character.isNewline || used + size > max(width, size) {
        lines.append(line)
        line = ""
        used = 0
        if character.isWhitespace { continue }
      }
      line.append(character)
      used += size
    }
    return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
  }

  /// The text, or as much of it as fits in `width` columns.
  public static func cut(_ text: String, to width: Int) -> String {
    wrapped(text, to: width).first ?? ""
  }

  /// The columns that a text takes in a terminal: two for a Han character.
  public static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      // Looking up what Unicode says of a sign takes longer than all the rest.
      if scalar.value < 0x300 { return sum + 1 }
      return sum + (isWide(scalar) ? 2 : scalar.properties.isGraphemeExtend ? 0 : 1)
    }
  }

  /// Signs that are narrow in the terminals that we know, though a Chinese font draws some of them wide.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD, 0x201C, 0x201D, 0x2018, 0x2019:
      true
    default: false
    }
  }
}
