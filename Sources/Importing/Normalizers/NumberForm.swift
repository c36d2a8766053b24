import Spreadsheets

/// How people write a number in a cell: a word before it (约), thousands, 万, a unit, and a word
/// after it (余, 多, 左右).
struct NumberForm: Sendable {
  enum Outcome {
    case number(DecimalLexeme, remark: CellFault?, isPercentage: Bool)
    case refused(CellFault)
  }

  /// Units that may follow any number. None of them scales it: m² and 学时 are the field's own.
  static let commonUnits = [
    "人", "名", "个", "户", "元", "㎡", "m²", "m2", "平方米", "平方", "平米", "学时", "课时", "小时", "岁",
  ]

  /// In normal form and capitals. The longest first: 平方米 is not 平方 and a rest.
  private let declaredUnits: [[UInt8]]
  private let units: [[UInt8]]

  init(units: [String]) {
    declaredUnits = NumberForm.folded(units)
    self.units = NumberForm.folded(units + NumberForm.commonUnits)
  }

  private static func folded(_ units: [String]) -> [[UInt8]] {
    let folded = units.map { unit in
      var bytes: [UInt8] = []
      NormalForm.append(Array(unit.utf8).span, whitespace: .remove, to: &bytes)
      return bytes.map(\.uppercased)
    }
    return folded.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
  }

  func read(_ text: Span<UInt8>, cell: CellContext) -> Outcome {
    switch cell.kind {
    case .number: return readLexeme(text, style: cell.style)
    case .text: return readWritten(text)
    case .boolean, .error, .isoDate: return .refused(.numberForm)
    }
  }

  private func readLexeme(_ text: Span<UInt8>, style: NumberStyle) -> Outcome {
    // A count in a cell formatted as a date is shown as one; whoever typed it saw another thing.
    switch style.category {
    case .date, .time, .duration: return .refused(.numberForm)
    case .general, .percent, .text: break
    }
    var index = 0
    guard let number = DecimalLexeme(text, at: &index, scientific: true), index == text.count
    else { return .refused(.numberForm) }
    return .number(number, remark: nil, isPercentage: false)
  }

  private func readWritten(_ text: Span<UInt8>) -> Outcome {
    var index = 0
    var isApproximate = false
    if text.count > 0, !text[0].isDigit {
      isApproximate = skip(["大约", "约", "将近", "近", "≈"], in: text, at: &index)
      _ = skip(["¥", "￥"], in: text, at: &index)
    }
    guard var number = DecimalLexeme(text, at: &index, groups: true) else {
      let isFormula = text.count > 1 && text[0] == UInt8(ascii: "=")
      return .refused(isFormula && isExpression(text, from: 1) ? .numberExpression : .numberForm)
    }
    // Most cells end here.
    if index == text.count {
      return .number(number, remark: isApproximate ? .numberApproximate : nil, isPercentage: false)
    }
    if isExpression(text, from: index) { return .refused(.numberExpression) }

    isApproximate = skip(["余", "多"], in: text, at: &index) || isApproximate
    var isPercentage = false
    if !skipUnit(of: declaredUnits, in: text, at: &index) {
      if skip(["万"], in: text, at: &index) { number = number.scaled(byPowerOfTen: 4) }
      isApproximate = skip(["余", "多"], in: text, at: &index) || isApproximate
      isPercentage = skip(["%"], in: text, at: &index)
      if !isPercentage { _ = skipUnit(of: units, in: text, at: &index) }
    }
    isApproximate = skip(["左右", "上下"], in: text, at: &index) || isApproximate
    guard index == text.count else { return .refused(.numberForm) }
    return .number(
      number, remark: isApproximate ? .numberApproximate : nil, isPercentage: isPercentage)
  }

  /// Moves `index` behind the first of `words` that stands there, and says whether one does.
  private func skip(_ words: [StaticString], in text: Span<UInt8>, at index: inout Int) -> Bool {
    for word in words where text.matches(word, at: index) {
      index += word.utf8CodeUnitCount
      return true
    }
    return false
  }

  private func skipUnit(of units: [[UInt8]], in text: Span<UInt8>, at index: inout Int) -> Bool {
    // `.collapse` leaves a space in `300 m2`.
    let start = index < text.count && text[index] == 0x20 ? index + 1 : index
    for unit in units where unit.count <= text.count - start {
      var offset = 0
      while offset < unit.count, text[start + offset].uppercased == unit[offset] { offset += 1 }
      if offset == unit.count {
        index = start + offset
        return true
      }
    }
    return false
  }

  /// Whether the rest is the rest of a sum: digits and signs, one of `+ * × ÷ =` among them. A mere
  /// `-` or `/` does not do: `3-5` and `2023/6` are no sums.
  private func isExpression(_ text: Span<UInt8>, from start: Int) -> Bool {
    var hasOperator = start == 1 && text[0] == UInt8(ascii: "=")
    var index = start
    while index < text.count {
      let (scalar, length) = text.scalar(at: index)
      switch scalar {
      case "+", "*", "×", "÷", "=": hasOperator = true
      case "0"..."9", ".", ",", "-", "/", "(", ")", " ": break
      default: return false
      }
      index += length
    }
    return hasOperator
  }
}
