/// What people write where there is nothing to write: the official guidance for many forms says to
/// fill a blank with 无 or —.
enum Placeholders {
  /// Whether `text`, in normal form, only says that there is no value: a run of the signs
  /// `- – — · / \ 、 …` and the like, or a word such as 无, 暂无 or `N/A`.
  ///
  /// 未知 is none: in some vocabularies it is a value. Nor is 同上, which stands for a value.
  static func isPlaceholder(_ text: Span<UInt8>) -> Bool {
    guard (1...24).contains(text.count) else { return false }
    return isRunOfSigns(text) || isWord(text)
  }

  /// Whether `text`, in normal form, says that the value is that of the row above.
  static func isDitto(_ text: Span<UInt8>) -> Bool {
    text.equals("同上") || text.equals("〃")
  }

  private static func isRunOfSigns(_ text: Span<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let (scalar, length) = text.scalar(at: index)
      switch scalar {
      case "-", "/", "\\", "_", " ", "·", "、", "…", "‐", "‑", "‒", "–", "—", "―", "−", "─":
        break
      default: return false
      }
      index += length
    }
    return index > 0
  }

  private static func isWord(_ text: Span<UInt8>) -> Bool {
    if text.count <= 4, text[0] < 0x80 {
      let word = text.count == 4 ? "NULL" as StaticString : text.count == 3 ? "N/A" : "NA"
      guard text.count == word.utf8CodeUnitCount else { return false }
      for index in 0..<text.count where text[index].uppercased != word.utf8Start[index] {
        return false
      }
      return true
    }
    return text.equals("无") || text.equals("空") || text.equals("暂无") || text.equals("待定")
      || text.equals("不详")
  }
}
