/// A container that is told by its bytes, never by the extension.
public enum FileFormat: String, Sendable, CaseIterable {
  case xlsx, csv
  case spreadsheetML = "spreadsheetml"
  case html
  /// A web page in one file, `.mht`.
  case mhtml
  case xls, xlsb, ods, pdf, zip, image, doc, unknown
}

/// A sheet of a spreadsheet file.
public struct Sheet: Hashable, Sendable {
  public enum Visibility: String, Sendable { case visible, hidden, veryHidden }

  /// The sheet's name; empty for the one sheet of a CSV or HTML file.
  public var name: String
  public var visibility: Visibility
  /// Its place in the workbook, from 0, counting worksheets only.
  public var index: Int

  public init(name: String, visibility: Visibility = .visible, index: Int) {
    self.name = name
    self.visibility = visibility
    self.index = index
  }
}

/// How the text of a file was decoded and cut into fields.
public struct TextDialect: Hashable, Sendable {
  /// `utf-8`, `utf-16le`, `utf-16be`, `gb18030`.
  public var encoding: String
  /// Whether a byte-order mark says so; otherwise the encoding was told from the bytes.
  public var hasByteOrderMark: Bool
  public var delimiter: UInt8
  /// 0 where nothing quotes.
  public var quote: UInt8

  public init(encoding: String, hasByteOrderMark: Bool, delimiter: UInt8, quote: UInt8) {
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
    self.delimiter = delimiter
    self.quote = quote
  }
}

/// The two ways in which workbooks count days.
public enum DateSystem: Sendable { case from1900, from1904 }

/// An opened file: its sheets, and a reader for the rows of each.
public protocol SpreadsheetFile: AnyObject {
  var format: FileFormat { get }
  /// The worksheets, hidden ones too, in the order of the workbook.
  var sheets: [Sheet] { get }
  var dateSystem: DateSystem { get }
  /// `nil` for anything but text files.
  var dialect: TextDialect? { get }

  /// A reader over the rows of a sheet, from its first row.
  func rows(of sheet: Sheet) throws(ReadError) -> any RowReader

  /// The merged ranges of a sheet, in no order that means anything. A workbook lists them after the rows,
  /// so this reads the sheet once.
  func mergedRanges(of sheet: Sheet) throws(ReadError) -> [MergedRange]

  /// What surrounds the values of each sheet. Reads all sheets from the start, and only for those who
  /// want to know it: an import never does.
  func sheetFacts() -> [SheetFacts]
}
