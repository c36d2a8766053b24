import Testing

@testable import Importing

struct PlaceholdersTests {
  @Test(arguments: [
    "无", "—", "–", "-", "·", "/", "\\", "——", "//", "……", "…", "、", "暂无", "待定", "不详", "空", "null",
    "NULL", "NA", "N/A", "n/a", "na", "_",
  ])
  func says(text: String) {
    let isPlaceholder = Placeholders.isPlaceholder(Array(text.utf8).span)
    #expect(isPlaceholder)
  }

  @Test(arguments: [
    "", "未知", "同上", "0", "无业", "N", "n/b", "空军", "一", "张三", "A-1", "nullx", "暂", "\u{FFFD}",
  ])
  func saysNot(text: String) {
    let isPlaceholder = Placeholders.isPlaceholder(Array(text.utf8).span)
    #expect(!isPlaceholder)
  }
}
