import Definitions

/// `returns/README.txt`: who gets which file, in words to paste into a message.
struct ReturnsReadme {
  let plan: ReturnPlan
  let period: Period
  let language: Language

  func write(to path: String) throws(ReportError) {
    let file = try OutputFile(path: path)
    // Old editors of Windows take a file for UTF-8 by its mark alone.
    try file.write([0xEF, 0xBB, 0xBF] + Array(text.replacing("\n", with: "\r\n").utf8))
    try file.close()
  }

  var text: String {
    let head = say(
      """
      退回修改单  \(period)

      下面 \(plan.senders.count) 个文件分别退给各填报单位。里面是各单位自己报来的内容，没有遮掩，只能发给本单位。
      改好发回以后，放进输入文件夹，和原来的文件放在一起，再运行一次：改过的表会代替原来的表。

      """,
      """
      Returns  \(period)

      One file for each of \(plan.senders.count) senders. They hold what that sender sent, unmasked: give them to nobody else.
      Put what comes back into the input folder beside the original files and run again: it takes their place.

      """)
    return head + plan.senders.enumerated().map(entry).joined()
  }

  private func entry(_ index: Int, _ sender: ReturnPlan.Sender) -> String {
    let counts = say(
      "错误 \(sender.errors) 处，警告 \(sender.warnings) 处",
      "errors: \(sender.errors), warnings: \(sender.warnings)")
    let message = say(
      "\(sender.name)：你单位报来的 \(period) 报表有\(faults(sender))，已在附件里标出。请打开附件，照“退回修改单”逐条核对，改正标红、标黄的单元格，存盘后把整个文件发回，不用另做文件。",
      "\(sender.name): in your tables of \(period) we marked\(faults(sender)). Please put them right in the attached workbook, save it and send it back whole."
    )
    return "\n\(index + 1). \(sender.name)    \(sender.fileName)    \(counts)\n   \(message)\n"
  }

  private func faults(_ sender: ReturnPlan.Sender) -> String {
    var parts: [String] = []
    if sender.errors > 0 {
      parts.append(say(" \(sender.errors) 处错误", " errors (\(sender.errors))"))
    }
    if sender.warnings > 0 {
      parts.append(say(" \(sender.warnings) 处可能有误", " doubtful cells (\(sender.warnings))"))
    }
    return parts.joined(separator: say("、", " and"))
  }

  private func say(_ chinese: String, _ english: String) -> String {
    LocalizedText(chinese, english)[language]
  }
}
