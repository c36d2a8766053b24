/// Reads yes or no as ledgers write it: 是/否, 有/无, √/×, 1/0, Y/N, 达标/未达标, 已…/未….
///
/// 无 is no placeholder here but a no. A sign such as — stays one: blank means unknown, never no.
struct BooleanNormalizer: Normalizer {
  /// Whether — and the like mean that nothing is said; otherwise they are refused.
  var placeholders: Bool

  init(placeholders: Bool = true) { self.placeholders = placeholders }

  func read(_ text: Span<UInt8>, cell: CellContext, into out: inout [UInt8]) -> Reading {
    guard text.count > 0 else { return .refused(.missing) }
    let value =
      switch cell.kind {
      case .number: lexemeValue(text)
      case .text, .boolean: text[0] < 0x80 ? latinValue(text) : chineseValue(text)
      case .error, .isoDate: nil as Bool?
      }
    if let value { return Reading(.boolean(value)) }
    return .refused(placeholders && Placeholders.isPlaceholder(text) ? .missing : .booleanForm)
  }

  private func lexemeValue(_ text: Span<UInt8>) -> Bool? {
    var index = 0
    guard let number = DecimalLexeme(text, at: &index, scientific: true), index == text.count
    else { return nil }
    return switch number.integer {
    case 0: false
    case 1: true
    default: nil
    }
  }

  private func latinValue(_ text: Span<UInt8>) -> Bool? {
    guard text.count <= 5 else { return nil }
    var word: UInt64 = 0
    for index in 0..<text.count { word = word << 8 | UInt64(text[index].uppercased) }
    return switch word {
    case 0x31, 0x59, 0x54, 0x59_45_53, 0x54_52_55_45: true  // 1 Y T YES TRUE
    case 0x30, 0x4E, 0x46, 0x58, 0x4E_4F, 0x46_41_4C_53_45: false  // 0 N F X NO FALSE
    default: nil
    }
  }

  private func chineseValue(_ text: Span<UInt8>) -> Bool? {
    let (scalar, length) = text.scalar(at: 0)
    if length == text.count {
      return switch scalar {
      case "是", "有", "已", "对", "√", "✓", "✔", "☑": true
      case "否", "无", "未", "错", "非", "×", "✕", "✖", "✗", "✘", "☒": false
      default: nil
      }
    }
    if text.equals("达标") || text.equals("合格") { return true }
    if text.equals("不达标") || text.equals("不合格") || text.equals("没有") || text.equals("不是") {
      return false
    }
    if scalar == "已" || scalar == "未" {
      return saysDone(text, after: length) ? scalar == "已" : nil
    }
    return nil
  }

  /// Whether 已 or 未 is followed by what was or was not done, one to four characters: 已建, 未达标,
  /// but not 未知, 未填, nor 已建未用.
  private func saysDone(_ text: Span<UInt8>, after start: Int) -> Bool {
    var count = 0
    var index = start
    while index < text.count {
      let (scalar, length) = text.scalar(at: index)
      switch scalar {
      case "知", "详", "定", "明", "填", "报", "统": if count == 0 { return false }
      case "已", "未", "不", "否", "无": return false
      default: break
      }
      guard scalar.isHan else { return false }
      count += 1
      index += length
    }
    return (1...4).contains(count)
  }
}
