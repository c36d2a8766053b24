/// How a cell looks. Equal formats are one style in the file.
public struct CellFormat: Hashable, Sendable {
  public enum Alignment: Hashable, Sendable { case leading, center, trailing }

  /// A number format as Excel writes it: `0.00%`, `@` for text.
  public var numberFormat: String?
  /// In points; `nil` for the workbook's own.
  public var size: Double?
  public var isBold = false
  /// `0xRRGGBB`.
  public var color: UInt32?
  public var fill: UInt32?
  public var alignment: Alignment?
  public var wraps = false
  /// Whether thin grey lines are drawn around it.
  public var isFramed = false

  public init(
    numberFormat: String? = nil, size: Double? = nil, isBold: Bool = false, color: UInt32? = nil,
    fill: UInt32? = nil, alignment: Alignment? = nil, wraps: Bool = false, isFramed: Bool = false
  ) {
    self.numberFormat = numberFormat
    self.size = size
    self.isBold = isBold
    self.color = color
    self.fill = fill
    self.alignment = alignment
    self.wraps = wraps
    self.isFramed = isFramed
  }

  /// The same with another fill.
  public func filled(_ color: UInt32?) -> CellFormat {
    var format = self
    format.fill = color
    return format
  }
}
