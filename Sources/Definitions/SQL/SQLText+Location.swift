extension SQLText {
  /// Where a byte of the text stands in its file, for faults that SQLite or the lexer finds inside it.
  ///
  /// The lines of a block (`|`) are all indented alike, and those of an SQL file not at all, so each
  /// line begins at the column of the first. In folded and quoted texts this is an estimate.
  public func location(atUTF8Offset offset: Int) -> Location {
    if isGenerated { return location }
    let before = text.utf8.prefix(offset)
    let line = before.reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
    let inLine = before.suffix(
      from: before.lastIndex(of: 0x0A).map(before.index(after:)) ?? before.startIndex)
    // Columns count Unicode scalars, as YAML marks do; 0b10xx_xxxx only continues one.
    let column = inLine.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return Location(
      file: location.file, line: location.line + line, column: location.column + column)
  }
}
