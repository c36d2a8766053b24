/// Reads a whole number, a count for the most part: `1,200`, `300人`, `约300`, `0.03万`.
struct IntegerNormalizer: Normalizer {
  var minimum: Int64?
  var maximum: Int64?
  /// Whether 无, — and the like mean that there is no number; otherwise they are not of its form.
  var placeholders: Bool
  private let form: NumberForm

  /// - Parameter units: Units that may follow, besides the common ones of `NumberForm`. One that
  ///   holds 万, as 万元, is the unit the field counts in, so it multiplies nothing.
  init(
    units: [String] = [], minimum: Int64? = nil, maximum: Int64? = nil, placeholders: Bool = true
  ) {
    self.minimum = minimum
    self.maximum = maximum
    self.placeholders = placeholders
    form = NumberForm(units: units)
  }

  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading {
    switch form.read(text, cell: cell) {
    case .refused(let fault):
      let isMissing = placeholders && Placeholders.isPlaceholder(text)
      return .refused(isMissing ? .missing : fault)
    case .number(let number, let remark, let isPercentage):
      let number = cell.kind == .number ? number.asShown() : number
      guard number.isIntegral, !isPercentage else { return .refused(.numberForm) }
      guard let value = number.integer, value >= minimum ?? .min, value <= maximum ?? .max
      else { return .refused(.numberRange) }
      return Reading(.integer(value), fault: remark)
    }
  }
}

/// Reads a number with decimals, such as an area or hours: `300㎡`, `7.5学时`, `1,200.50`.
///
/// `95%` is 0.95, which is also what a number cell shown as 95% holds. A plain number above 1 is no share
/// but under a heading that says percent: `95` may be 95% or 95 times as much.
struct DecimalNormalizer: Normalizer {
  var minimum: Double?
  var maximum: Double?
  var isShare: Bool
  /// Whether 无, — and the like mean that there is no number; otherwise they are not of its form.
  var placeholders: Bool
  private let form: NumberForm

  /// - Parameter units: As for `IntegerNormalizer`.
  init(
    units: [String] = [], minimum: Double? = nil, maximum: Double? = nil, isShare: Bool = false,
    placeholders: Bool = true
  ) {
    self.minimum = minimum
    self.maximum = maximum
    self.isShare = isShare
    self.placeholders = placeholders
    form = NumberForm(units: units)
  }

  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading {
    switch form.read(text, cell: cell) {
    case .refused(let fault):
      let isMissing = placeholders && Placeholders.isPlaceholder(text)
      return .refused(isMissing ? .missing : fault)
    case .number(let number, let remark, let isPercentage):
      let isShown = isPercentage || cell.kind == .number && cell.style.category == .percent
      let isPercentage = isPercentage || isShare && !isShown && cell.isPercentColumn
      let value = (isPercentage ? number.scaled(byPowerOfTen: -2) : number).double(from: text)
      if isShare, !isShown, !isPercentage, abs(value) > 1 { return .refused(.numberPercent) }
      guard value.isFinite, value >= minimum ?? -.infinity, value <= maximum ?? .infinity
      else { return .refused(.numberRange) }
      return Reading(.decimal(value), fault: remark)
    }
  }
}
