import LedgerStore

extension Ledger.Value {
  /// The value as text; `nil` for NULL.
  public var text: String? {
    switch self {
    case .null: nil
    case .integer(let number): "\(number)"
    case .real(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .text(let text): text
    }
  }

  /// The value as a number, if it is a whole one.
  public var integer: Int? { if case .integer(let number) = self { Int(number) } else { nil } }
}
