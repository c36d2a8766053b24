/// The cells of a sheet that hold a formula and no value for it: libraries write such, and spreadsheet
/// programs compute them only when they open the file. An empty text is a value.
public struct FormulasWithoutValue: Hashable, Sendable {
  public private(set) var count = 0
  /// The place of the first, from 1; `nil` where there is none.
  public private(set) var row: Int?
  public private(set) var column: Int?

  public init() {}

  /// - Parameters:
  ///   - count: How many stand in the row.
  ///   - column: The column of the first.
  mutating func add(_ count: Int = 1, row: Int, column: Int) {
    if self.count == 0 { (self.row, self.column) = (row, column) }
    self.count += count
  }
}
