/// Tells what a file is, whether it can be read or not.
public enum FileFactsReader {
  /// The bytes at the start of a page where `<meta>` tags are looked for.
  private static let pageStart = 64 << 10

  /// - Throws: `ReadError` where the file cannot be opened at all: `.notFound`, `.unreadable`, `.empty`.
  public static func read(
    path: String, name: String, limits: ReadLimits = ReadLimits()
  ) throws(ReadError) -> FileFacts {
    facts(of: try MappedFile(path: path, name: name), limits: limits)
  }

  static func facts(of mapped: MappedFile, limits: ReadLimits) -> FileFacts {
    var facts = FileFacts()
    facts.size = mapped.count
    switch FormatSniffer.sniff(mapped.bytes) {
    case .xlsx:
      facts.format = .xlsx
      addArchive(mapped, limits, to: &facts)
    case .csv:
      // The sniffer takes for CSV whatever is no known container.
      if let found = addEncoding(mapped, declared: nil, to: &facts) {
        facts.format = .csv
        facts.dialect = FileFacts.Dialect(
          TextWindow(mapped, found, maximumLength: CSVDialectDetector.sampleLength))
      }
    case .spreadsheetML:
      facts.format = .spreadsheetML
      addSpreadsheetML(mapped, limits, to: &facts)
    case .html:
      facts.format = .html
      addPage(mapped, to: &facts)
    case .encrypted:
      // What is encrypted in a compound file is a workbook of today's format.
      facts.format = .xlsx
      facts.isEncrypted = true
    case .markedCompoundFile: facts.format = .xls
    case .unrecognized: facts.format = .unknown
    case .unsupported(let format):
      facts.format = format
      if format == .ods || format == .xlsb { addArchive(mapped, limits, to: &facts) }
    }
    return facts
  }

  // MARK: Workbooks in archives

  private static func addArchive(
    _ mapped: MappedFile, _ limits: ReadLimits, to facts: inout FileFacts
  ) {
    // What is wrong with the archive is said by the reader that is going to open it.
    guard let archive = try? ZipArchive(file: mapped, limits: limits) else { return }
    let properties = ProducerPart()
    for part in ["docProps/app.xml", "docProps/core.xml", "docProps/custom.xml", "meta.xml"] {
      _ = try? archive.parse(part, with: properties)
    }
    facts.producer = properties.producer()
    let package = XLSXPackage(archive: archive, position: SourcePosition(file: mapped.name))
    guard let name = try? package.workbookPart() else { return }
    let workbook = WorkbookPart(
      limits: limits, position: SourcePosition(file: mapped.name))
    _ = try? archive.parse(name, with: workbook)
    let links = (try? package.relationships(of: name)) ?? []
    facts.hasMacros = links.contains { $0.type == "vbaProject" }
    guard links.contains(where: { $0.type == "worksheet" }) else { return }
    for sheet in workbook.sheets.prefix(limits.sheets) {
      guard let kind = kind(of: sheet, links) else { continue }
      facts.otherSheets.add(FileFacts.OtherSheet(name: sheet.name, kind: kind))
    }
  }

  /// `nil` for a worksheet.
  private static func kind(
    of sheet: WorkbookPart.SheetEntry, _ links: [Relationship]
  ) -> FileFacts.OtherSheet.Kind? {
    guard let id = sheet.relationshipID, !id.isEmpty else { return .withoutPart }
    return switch links.first(where: { $0.id == id })?.type {
    case "chartsheet": .chart
    case "dialogsheet": .dialog
    case "xlMacrosheet", "xlIntlMacrosheet": .macro
    default: nil
    }
  }

  // MARK: Text

  private static func addEncoding(
    _ mapped: MappedFile, declared: String?, isMarkup: Bool = false, to facts: inout FileFacts
  ) -> TextEncodingDetector.Finding? {
    let found =
      isMarkup
      ? try? MarkupEncodingDetector(name: mapped.name).detect(mapped.bytes)
      : try? TextEncodingDetector(name: mapped.name).detect(mapped.bytes)
    facts.encoding = found.map {
      FileFacts.Encoding($0, declared: declared, in: mapped.bytes)
    }
    return found
  }

  private static func addSpreadsheetML(
    _ mapped: MappedFile, _ limits: ReadLimits, to facts: inout FileFacts
  ) {
    // Fonts have an `x:CharSet` too, which is a number.
    let declared = MarkupEncodingDetector.declaredName(mapped.bytes).flatMap {
      Int($0) == nil ? $0 : nil
    }
    guard let found = addEncoding(mapped, declared: declared, isMarkup: true, to: &facts) else {
      return
    }
    let properties = ProducerPart()
    let window = TextWindow(mapped, found, maximumLength: MarkupXMLParser.chunkLength)
    guard
      let parser = try? MarkupXMLParser(
        window, position: SourcePosition(file: mapped.name), limits: limits, handler: properties)
    else { return }
    // The properties stand at the start, well within the first piece.
    _ = try? parser.parseChunk()
    // Of these files Excel gives its version and no name.
    facts.producer = properties.producer(ofVersion: "Microsoft Excel")
  }

  private static func addPage(_ mapped: MappedFile, to facts: inout FileFacts) {
    let declared = MarkupEncodingDetector.declaredName(mapped.bytes)
    guard let found = addEncoding(mapped, declared: declared, isMarkup: true, to: &facts) else {
      return
    }
    let window = TextWindow(mapped, found, maximumLength: pageStart)
    _ = window.extend()
    let page = UnsafeRawBufferPointer(rebasing: window.bytes.prefix(pageStart))
    if let name = HTMLMeta.content(named: ["generator"], in: page) {
      facts.producer = FileFacts.Producer(name: String(name.prefix(100)), version: nil)
    } else if let name = HTMLMeta.content(named: ["progid"], in: page) {
      facts.producer = FileFacts.Producer(
        application: name == "Excel.Sheet" ? "Microsoft Excel" : String(name.prefix(100)))
    }
  }
}
