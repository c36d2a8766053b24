/// An Office Open XML workbook (`.xlsx`, `.xlsm`), Strict or Transitional.
final class XLSXFile: SpreadsheetFile {
  let format = FileFormat.xlsx
  let sheets: [Sheet]
  let dateSystem: DateSystem
  let dialect: TextDialect? = nil

  let archive: ZipArchive
  let name: String
  let limits: ReadLimits
  /// The name of each sheet's part; `nil` where the workbook does not lead to one.
  let sheetParts: [String?]
  private let sharedStrings: SharedStringTable
  private let numberStyles: [NumberStyle]
  private let struckStyles: [Bool]

  /// Opens a workbook, and reads all of it but the sheets.
  ///
  /// - Parameter name: What to call the file in messages.
  /// - Throws: `ReadError`.
  init(mapped: MappedFile, name: String, limits: ReadLimits) throws(ReadError) {
    let position = SourcePosition(file: name)
    archive = try ZipArchive(file: mapped, limits: limits)
    self.name = name
    self.limits = limits

    let package = XLSXPackage(archive: archive, position: position)
    let workbookName = try package.workbookPart()
    let workbook = WorkbookPart(limits: limits, position: position)
    _ = try archive.parse(workbookName, with: workbook)
    dateSystem = workbook.dateSystem

    let links = try package.relationships(of: workbookName)
    var sheets: [Sheet] = []
    var sheetParts: [String?] = []
    for (place, entry) in workbook.sheets.enumerated() {
      let part: String?
      if links.contains(where: { $0.type == "worksheet" }) {
        guard let id = entry.relationshipID, !id.isEmpty else { continue }  // a VBA module
        let link = links.first { $0.id == id }
        if let link, XLSXPackage.otherSheetTypes.contains(link.type) { continue }
        part = link.flatMap { package.part($0.target, of: workbookName) }
      } else {
        part = package.part("worksheets/sheet\(place + 1).xml", of: workbookName)
      }
      sheets.append(Sheet(name: entry.name, visibility: entry.visibility, index: sheets.count))
      sheetParts.append(part)
    }
    self.sheets = sheets
    self.sheetParts = sheetParts

    var strings = SharedStrings()
    if let part = package.part(ofType: "sharedStrings", in: links, of: workbookName) {
      strings = try archive.sharedStrings(in: part, at: position)
    }
    sharedStrings = SharedStringTable(strings)

    let styles = StylesPart(limits: limits, position: position)
    if let part = package.part(ofType: "styles", in: links, of: workbookName) {
      _ = try archive.parse(part, with: styles)
    }
    numberStyles = styles.numberStyles
    struckStyles = styles.struckStyles
  }

  func rows(of sheet: Sheet) throws(ReadError) -> any RowReader {
    try rows(of: sheet, scanning: true)
  }

  /// - Parameter scanning: Whether rows that are written plainly are scanned; otherwise all go through
  ///   the XML parser. Both ways give the same rows.
  func rows(of sheet: Sheet, scanning: Bool) throws(ReadError) -> any RowReader {
    let context = SheetContext(
      sharedStrings: sharedStrings, numberStyles: numberStyles, struckStyles: struckStyles,
      limits: limits,
      position: SourcePosition(file: name, sheet: sheet.name))
    guard scanning else { return try XLSXSheetReader(open(sheet), context: context) }
    return try XLSXSheetScanner(context: context) { () throws(ReadError) in try self.open(sheet) }
  }

  func mergedRanges(of sheet: Sheet) throws(ReadError) -> [MergedRange] {
    try MergedRangeScanner.ranges(in: open(sheet), most: limits.mergedRanges)
  }

  func comments(of sheet: Sheet) -> [SheetNotes.Place] {
    guard sheets.indices.contains(sheet.index), let part = sheetParts[sheet.index] else {
      return []
    }
    let package = XLSXPackage(archive: archive, position: SourcePosition(file: name))
    let comments = CommentsPart()
    // What is beside the data may be damaged; the data are not.
    let links = (try? package.relationships(of: part)) ?? []
    for link in links where link.type == "comments" {
      guard let target = package.part(link.target, of: part) else { continue }
      _ = try? archive.parse(target, with: comments)
    }
    return comments.places
  }

  func open(_ sheet: Sheet) throws(ReadError) -> PartStream {
    let position = SourcePosition(file: name, sheet: sheet.name)
    guard sheets.indices.contains(sheet.index), let part = sheetParts[sheet.index],
      let entry = archive.entry(named: part)
    else {
      throw ReadError(
        .malformed(part: "workbook", detail: "the archive lacks the part of this sheet"),
        at: position)
    }
    // A thousand sheets of one part would be a thousand times its size.
    guard sheetParts.firstIndex(of: part) == sheet.index else {
      throw ReadError(
        .malformed(part: "workbook", detail: "this sheet has the rows of another one"),
        at: position)
    }
    return try archive.open(entry, at: position)
  }
}
