import Definitions

/// A record as it would be imported, for people.
public struct SampleRecord: Sendable {
  public enum Value: Hashable, Sendable {
    case blank
    case text(String)
    case integer(Int64)
    case decimal(Double)
    case boolean(Bool)
    /// Something is written that is no value of the field; a finding says why.
    case refused
  }

  public struct Cell: Sendable {
    /// The index of the dataset's field.
    public var field: Int
    public var value: Value
  }

  /// A number without the noise that its binary form adds.
  public static func text(of number: Double) -> String {
    guard number.isFinite else { return "" }
    return abs(number) < 1e15 && number == number.rounded() ? "\(Int(number))" : "\(number)"
  }

  /// Whether a number is so small, with so many digits behind its point, that it can be nobody's id or
  /// telephone number, though it may look like one.
  public static func isFraction(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: ".")), let number = Double(text) else { return false }
    return abs(number) < 1_000_000
  }

  /// The row, from 1.
  public var row: Int
  /// Whether the row would be sent back.
  public var isRejected: Bool
  /// The fields that have a column, in the order of the dataset.
  public var cells: [Cell]
  /// What is wrong with the row, or odd.
  public var findings: [Finding]
}
