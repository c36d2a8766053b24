/// Opens spreadsheet files of any kind that is read here.
public enum SpreadsheetOpener {
  /// Opens a file for what its bytes say it is; the extension plays no part.
  ///
  ///     let file = try SpreadsheetOpener.open(path: "in/党员名册.xls")
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - name: What errors call the file; by default the last part of the path.
  ///   - limits: How much of a hostile file is read.
  /// - Throws: `ReadError`: `.notFound`, `.unreadable` or `.empty`; `.unsupported` for the formats
  ///   that are known and not read; `.encrypted`; `.markBeforeBinary`; `.unrecognized` for other bytes that are no text;
  ///   `.undecodable` for text in an encoding that is not certain.
  public static func open(
    path: String, name: String? = nil, limits: ReadLimits = ReadLimits()
  ) throws(ReadError) -> any SpreadsheetFile {
    let name = name ?? path.split(separator: "/").last.map(String.init) ?? path
    let mapped = try MappedFile(path: path, name: name)
    return switch FormatSniffer.sniff(mapped.bytes) {
    case .xlsx: try XLSXFile(mapped: mapped, name: name, limits: limits)
    case .csv: try CSVFile(mapped: mapped, name: name, limits: limits)
    case .spreadsheetML: try SpreadsheetMLFile(mapped: mapped, name: name, limits: limits)
    case .html: try HTMLFile(mapped: mapped, name: name, limits: limits)
    case .encrypted: throw ReadError(.encrypted, at: SourcePosition(file: name))
    case .markedCompoundFile: throw ReadError(.markBeforeBinary, at: SourcePosition(file: name))
    case .unrecognized: throw ReadError(.unrecognized, at: SourcePosition(file: name))
    case .unsupported(let format):
      throw ReadError(.unsupported(format: format), at: SourcePosition(file: name))
    }
  }
}
