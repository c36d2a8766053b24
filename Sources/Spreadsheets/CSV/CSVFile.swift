/// A text table: one sheet without a name, whose cells are all text.
///
/// Of the limits, those on `columns`, `cellBytes` and `recordBytes` hold; a text table may have more
/// rows than a sheet of Excel.
public final class CSVFile: SpreadsheetFile {
  public let format = FileFormat.csv
  public let sheets = [Sheet(name: "", index: 0)]
  public let dateSystem = DateSystem.from1900
  public let dialect: TextDialect?

  private let mapped: MappedFile
  private let name: String
  private let limits: ReadLimits
  private let encoding: TextEncodingDetector.Finding
  private let cut: CSVDialectDetector.Finding

  /// Finds the encoding, for which all bytes are looked at, and the dialect, from the first ones.
  ///
  /// - Throws: `ReadError`, see `TextEncodingDetector.detect(_:)`.
  init(mapped: MappedFile, name: String, limits: ReadLimits) throws(ReadError) {
    let encoding = try TextEncodingDetector(name: name, release: mapped.release)
      .detect(mapped.bytes)
    mapped.release(0..<mapped.count)
    let window = TextWindow(
      mapped, encoding, maximumLength: CSVDialectDetector.sampleLength)
    while window.extend() {}
    let cut = CSVDialectDetector.detect(window.bytes, isComplete: window.isLast)

    self.mapped = mapped
    self.name = name
    self.limits = limits
    self.encoding = encoding
    self.cut = cut
    dialect = TextDialect(
      encoding: encoding.encoding.rawValue, hasByteOrderMark: encoding.markLength > 0,
      delimiter: cut.dialect.delimiter, quote: cut.dialect.quote)
  }

  public func rows(of sheet: Sheet) throws(ReadError) -> any RowReader {
    let window = TextWindow(mapped, encoding, maximumLength: limits.recordBytes)
    if cut.separatorLineLength > 0 {
      while window.bytes.count < cut.separatorLineLength, window.extend() {}
      window.consume(cut.separatorLineLength)
    }
    return CSVReader(window, cut.dialect, name: name, limits: limits)
  }
}
