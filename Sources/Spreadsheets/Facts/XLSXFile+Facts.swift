extension XLSXFile {
  /// Tables of a sheet that are looked into for their filters.
  private static let tablesExamined = 100

  /// Reads every sheet once more, through the XML parser.
  func sheetFacts() -> [SheetFacts] {
    let looks = looks()
    return sheets.map { sheet in
      let handler = XLSXSheetFacts(limits: limits)
      var failure: ReadError?
      do throws(ReadError) {
        var parser = try PartParser(open(sheet), limits: limits, handler: handler)
        try parser.parseAll()
      } catch {
        failure = error
      }
      addRelated(to: handler, of: sheet)
      var facts = handler.tally.facts(looks: looks)
      facts.error = failure
      return facts
    }
  }

  /// Takes down the comments and the filters of tables, which have parts of their own. What cannot be
  /// read of these is left out: no import depends on it.
  private func addRelated(to handler: XLSXSheetFacts, of sheet: Sheet) {
    guard sheetParts.indices.contains(sheet.index), let part = sheetParts[sheet.index] else {
      return
    }
    let package = XLSXPackage(archive: archive, position: SourcePosition(file: name))
    guard let links = try? package.relationships(of: part) else { return }
    let comments = CommentsPart()
    // Programs that write threads write each of them as a comment too, for older ones.
    for type in ["comments", "threadedComment"] where comments.places.isEmpty {
      for link in links.filter({ $0.type == type }).prefix(Self.tablesExamined) {
        guard let target = package.part(link.target, of: part) else { continue }
        _ = try? archive.parse(target, with: comments)
      }
    }
    for place in comments.places { handler.tally.add(comment: place) }
    for link in links.filter({ $0.type == "table" }).prefix(Self.tablesExamined) {
      guard let target = package.part(link.target, of: part) else { continue }
      _ = try? archive.parse(target, with: handler)
    }
  }

  private func looks() -> [SheetTally.Look] {
    let package = XLSXPackage(archive: archive, position: SourcePosition(file: name))
    let part = LooksPart()
    guard let workbook = try? package.workbookPart(),
      let links = try? package.relationships(of: workbook),
      let styles = package.part(ofType: "styles", in: links, of: workbook)
    else { return [] }
    // Styles that are damaged have been refused when the file was opened.
    _ = try? archive.parse(styles, with: part)
    return part.looks
  }
}
