import Definitions
import Measuring

extension AskError {
  /// One sentence, with the name that was probably meant.
  var sentence: LocalizedText {
    let words = self.words
    guard let suggestion else {
      guard let known else { return words }
      return LocalizedText(
        "\(words.chinese)，\(known.chinese)", "\(words.english); \(known.english)")
    }
    return LocalizedText(
      words.chinese + "，是不是“\(suggestion)”？", words.english + "; did you mean “\(suggestion)”?")
  }

  /// Where the names stand that would do, for one that is like none of them.
  private var known: LocalizedText? {
    switch kind {
    case .unknownMetric: LocalizedText("全部指标见 metrics.csv", "metrics.csv has them all")
    case .unknownColumn: LocalizedText("各列见 taizhang gaps 的表头", "taizhang gaps shows its columns")
    case .unknownGroup: LocalizedText("各组见 metrics.csv", "metrics.csv has its groups")
    case .unknownDataset: LocalizedText("各数据集见 taizhang sources", "taizhang sources has them all")
    case .conditionForm, .noRows, .incomparable, .samePeriod, .noDefinitions: nil
    }
  }

  private var words: LocalizedText {
    switch kind {
    case .unknownMetric:
      LocalizedText("台账里没有指标“\(name)”", "the ledger has no metric “\(name)”")
    case .unknownColumn(let owner):
      LocalizedText("“\(owner)”没有列“\(name)”", "“\(owner)” has no column “\(name)”")
    case .unknownGroup(let owner):
      LocalizedText("“\(owner)”没有“\(name)”这一组", "“\(owner)” has no group “\(name)”")
    case .unknownDataset:
      LocalizedText("台账里没有数据集“\(name)”", "the ledger has no dataset “\(name)”")
    case .conditionForm:
      LocalizedText(
        "条件“\(name)”要写成 列=值、列!=值 或 列~部分 的样子",
        "write the condition “\(name)” as column=value, column!=value or column~part")
    case .noRows:
      LocalizedText(
        "“\(name)”只数个数，没有达标不达标之分；用 taizhang why 看它数的是什么",
        "“\(name)” only counts, nothing is met or not met; taizhang why tells what it counts")
    case .incomparable:
      LocalizedText(
        "数据集“\(name)”不能对比：两本台账的这张表不一样，请用现在的流程重算前一个月",
        "the dataset “\(name)” cannot be compared: the two ledgers have it differently; run the earlier month again"
      )
    case .samePeriod:
      LocalizedText("要对比的是两个不同的月份，不能都是 \(name)", "name two different months, not \(name) twice")
    case .noDefinitions:
      LocalizedText(
        "这本台账里没有指标，请在流程的 metrics/ 里写上，再重算那一期",
        "there are no metrics in this ledger; write them in metrics/ of the pipeline and run the period again"
      )
    }
  }
}
