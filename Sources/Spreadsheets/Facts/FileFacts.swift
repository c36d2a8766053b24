/// What can be told of a file without reading its cells, even where it cannot be opened.
public struct FileFacts: Hashable, Sendable {
  /// How sure it is that a text was decoded as it was written.
  public enum Certainty: String, Sendable, CaseIterable { case certain, likely, guess }

  /// What tells the encoding.
  public enum EncodingBasis: String, Sendable, CaseIterable {
    case byteOrderMark = "byte-order-mark"
    /// The file names it and its bytes agree.
    case declared
    /// There are no characters but those that all encodings share.
    case ascii
    /// All bytes are UTF-8, which other encodings hardly ever are.
    case validUTF8 = "valid-utf-8"
    /// The characters are spread as in Chinese text, or the zeros as in UTF-16.
    case statistics
  }

  public struct Encoding: Hashable, Sendable {
    public var name: String
    public var basis: EncodingBasis
    public var certainty: Certainty
    /// What the file itself says, in small letters; `nil` where it says nothing.
    public var declared: String?
  }

  /// How a text table is cut into records and fields.
  public struct Dialect: Hashable, Sendable {
    public var delimiter: UInt8
    /// 0 where nothing quotes.
    public var quote: UInt8
    /// The sign before a quote that is text; 0 where there is none.
    public var escape: UInt8
    /// Whether the first line is the instruction `sep=;`.
    public var hasSeparatorLine: Bool
    /// How the records of the first 256 KiB end.
    public var crlf = 0
    public var lf = 0
    public var cr = 0
  }

  /// The program that wrote the file, as far as the file says.
  public struct Producer: Hashable, Sendable {
    public var application: String
    public var version: String?
  }

  /// A sheet that holds no rows of cells.
  public struct OtherSheet: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
      case chart, dialog, macro
      /// It leads to no part of the workbook, as modules of old macros do.
      case withoutPart = "without-part"
    }
    public var name: String
    public var kind: Kind
  }

  public var size = 0
  /// What the bytes say, whether it is read here or not.
  public var format = FileFormat.unknown
  public var isEncrypted = false
  public var producer: Producer?
  /// `nil` for anything but text, and where none fits.
  public var encoding: Encoding?
  /// `nil` for anything but CSV.
  public var dialect: Dialect?
  public var otherSheets = FirstFew<OtherSheet>()
  /// Whether the workbook carries macros.
  public var hasMacros = false

  public init() {}
}
