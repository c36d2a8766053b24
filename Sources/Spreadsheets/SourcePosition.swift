/// A place in an input file, counted the way a spreadsheet program shows it.
public struct SourcePosition: Hashable, Sendable {
  /// The file name as the analyst gave it.
  public var file: String
  /// The worksheet's name; `nil` for CSV.
  public var sheet: String?
  /// The row, from 1, header and blank rows counted; `nil` where the whole sheet is meant.
  public var row: Int?
  /// The column, from 1 for A; `nil` where the whole row is meant.
  public var column: Int?

  public init(file: String, sheet: String? = nil, row: Int? = nil, column: Int? = nil) {
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
  }
}

extension SourcePosition: CustomStringConvertible {
  /// The place as people write it: `名册.xlsx, 党员!C14`, or `名册.csv, row 14`.
  public var description: String {
    var cell = ""
    if let column { cell += SourcePosition.letters(ofColumn: column) }
    if let row { cell += String(row) }
    return switch (sheet, cell.isEmpty) {
    case (nil, true): file
    case (nil, false): "\(file), \(cell)"
    case (let sheet?, true): "\(file), \(sheet)"
    case (let sheet?, false): "\(file), \(sheet)!\(cell)"
    }
  }

  /// The letters a spreadsheet program shows for a column: `1` is `A`, `28` is `AB`.
  public static func letters(ofColumn column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      let (quotient, remainder) = (rest - 1).quotientAndRemainder(dividingBy: 26)
      letters.append(UInt8(ascii: "A") + UInt8(remainder))
      rest = quotient
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
