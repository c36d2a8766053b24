/// What the number format of a cell says about the number in it.
public struct NumberStyle: Hashable, Sendable {
  public enum Category: UInt8, Sendable {
    /// No format, or one that shows a plain number.
    case general
    /// A calendar date, without or with a time of day.
    case date
    /// A time of day only.
    case time
    /// An elapsed time, `[h]:mm`.
    case duration
    case percent
    /// `@`: shown as text.
    case text
  }

  public var category: Category
  /// Decimals that the format always shows (`0.00`: 2); -1 where the format does not fix them.
  public var decimals: Int8

  public init(category: Category = .general, decimals: Int8 = -1) {
    self.category = category
    self.decimals = decimals
  }

  public static let general = NumberStyle()
}
