/// Finds the parts of a workbook in its archive: by the relationships, and where these are missing
/// or wrong, by the names that all writers use.
///
/// Source: ECMA-376 Part 1, 8 and 12.3; Part 2, 6.5.
struct XLSXPackage {
  /// The relationship types of sheets that hold no rows of cells.
  static let otherSheetTypes: Set = [
    "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet",
  ]

  let archive: ZipArchive
  let position: SourcePosition

  func relationships(of part: String) throws(ReadError) -> [Relationship] {
    let links = RelationshipsPart(limits: archive.limits, position: position)
    _ = try archive.parse(PartName.relationships(of: part), with: links)
    return links.relationships
  }

  /// The name of the workbook part.
  ///
  /// - Throws: `ReadError` of kind `.unsupported` for other formats that are ZIP archives too, or
  ///   `.malformed` where there is no workbook.
  func workbookPart() throws(ReadError) -> String {
    let links = try relationships(of: "")
    let target = links.first { $0.type == "officeDocument" }?.target
    let candidates = target.map { PartName.candidates(for: $0, in: "") } ?? []
    let names = candidates + ["xl/workbook.xml", "workbook.xml"]
    if let name = names.first(where: { archive.entry(named: $0) != nil }) {
      guard !PartName.folded(name).hasSuffix(".bin") else { throw unsupported(.xlsb) }
      return name
    }
    if let entry = archive.entries.first(where: {
      PartName.folded($0.name).hasSuffix("/workbook.xml")
    }) {
      return entry.name
    }
    if archive.entry(named: "xl/workbook.bin") != nil { throw unsupported(.xlsb) }
    if archive.entry(named: "content.xml") != nil { throw unsupported(.ods) }
    if archive.entry(named: "word/document.xml") != nil { throw unsupported(.doc) }
    // People also send archives full of workbooks.
    if archive.entry(named: "[Content_Types].xml") == nil { throw unsupported(.zip) }
    throw ReadError(
      .malformed(part: "xl/workbook.xml", detail: "the archive has no workbook"), at: position)
  }

  /// The part that a target in the workbook's relationships leads to; `nil` where there is none.
  func part(_ target: String, of workbook: String) -> String? {
    PartName.candidates(for: target, in: workbook).first { archive.entry(named: $0) != nil }
  }

  /// A part of which a workbook has one at most, `nil` where it has none.
  func part(ofType type: String, in links: [Relationship], of workbook: String) -> String? {
    let targets = links.filter { $0.type == type }.map(\.target) + ["\(type).xml"]
    return targets.lazy.compactMap { part($0, of: workbook) }.first
  }

  private func unsupported(_ format: FileFormat) -> ReadError {
    ReadError(.unsupported(format: format), at: position)
  }
}
