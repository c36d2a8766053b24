import Definitions
import Importing

/// What the line of a run in progress says: stage, sheet, rows, rows a second, share, time left.
struct ProgressLine {
  var stage = "" {
    didSet { place = "" }
  }
  var isPainted = false
  private var place = ""
  private var rows = 0
  private var share = 0.0
  private var number = 0
  private var sheets = 0
  private var elapsed = Duration.zero

  mutating func take(_ event: ImportEvent, after elapsed: Duration) {
    self.elapsed = elapsed
    switch event {
    case .surveyed(_, let sheets): self.sheets = sheets
    case .began(let file, let sheet, let number, let share):
      place = sheet.isEmpty ? file : "\(file) \(sheet)"
      self.number = number
      self.share = share
    case .rows(let rows): self.rows = rows
    case .ended: break
    }
  }

  func text(after elapsed: Duration, in language: Language) -> String {
    guard !place.isEmpty else {
      return LocalizedText("\(words.chinese)…", "\(words.english) …")[language]
    }
    let seconds = elapsed / .seconds(1)
    let rate = seconds > 0.5 ? Int(Double(rows) / seconds) : 0
    var parts = ["\(number)/\(sheets)", "\(Int(share * 100))%"]
    if rate > 0 {
      parts.append(LocalizedText("\(rows) 行，\(rate) 行/秒", "\(rows) rows, \(rate)/s")[language])
    }
    if share > 0.05, seconds > 2 {
      let left = Int((seconds / share * (1 - share)).rounded(.up))
      parts.append(LocalizedText("约剩 \(left) 秒", "about \(left) s left")[language])
    }
    let head = LocalizedText("\(words.chinese) ", "\(words.english) ")[language]
    return head + parts.joined(separator: "  ") + "  " + place
  }

  private var words: LocalizedText {
    switch stage {
    case "import": LocalizedText("读表", "reading")
    case "indices": LocalizedText("建索引", "indexing")
    case "carry-over": LocalizedText("接上期", "joining last month")
    case "models": LocalizedText("整理", "shaping")
    case "checks", "checks of figures": LocalizedText("校核", "checking")
    case "metrics": LocalizedText("计算", "measuring")
    case "reports": LocalizedText("写结果", "writing")
    case "publish": LocalizedText("放到位", "publishing")
    default: LocalizedText(stage, stage)
    }
  }
}
