import Definitions
import Measuring

/// A chart for each figure: a bar for each town, and how the whole went over the months.
struct PageCharts {
  private static let mostBars = 20

  private let desk: PageDesk
  private let lead: LeadDimension
  private let trends: FigureTrends

  init(_ desk: PageDesk, _ lead: LeadDimension, _ trends: FigureTrends) {
    self.desk = desk
    self.lead = lead
    self.trends = trends
  }

  var charts: [Page.Charts] {
    desk.items.compactMap { item in
      let cards = item.results.compactMap(card)
      guard !cards.isEmpty else { return nil }
      return Page.Charts(
        title: item.title, cards: cards,
        number: desk.say("\(cards.count) 项", "\(cards.count) figures"))
    }
  }

  private func card(_ result: MetricResult) -> Page.Card? {
    let metric = result.metric
    let figures = lead.figures(of: result)
    let groups = lead.groups.compactMap { figures[$0] }
    guard !groups.isEmpty else { return nil }
    let target = metric.target.map { desk.say("，目标 ", ", target ") + desk.figures.shown($0) }
    return Page.Card(
      title: metric.title,
      subtitle: desk.say("合计 ", "all ") + desk.figures.value(result.total, of: metric)
        + (target ?? ""),
      bars: shownGroups(groups, metric).map { bar($0, metric, longest: longest(groups, metric)) },
      trend: trends.trend(of: result),
      restOfBars: groups.count > PageCharts.mostBars
        ? desk.say(
          "共 \(groups.count) 组，这里是靠后的 \(PageCharts.mostBars) 组，全部在 metrics.csv。",
          "\(groups.count) groups; here are the last \(PageCharts.mostBars), all of them are in metrics.csv."
        ) : nil)
  }

  /// All, or of many those that are furthest behind.
  private func shownGroups(_ groups: [Figure], _ metric: Metric) -> [Figure] {
    guard groups.count > PageCharts.mostBars else { return groups }
    let ranked = groups.enumerated().sorted { a, b in
      let left = rank(a.element, metric)
      let right = rank(b.element, metric)
      return left != right ? left < right : a.offset < b.offset
    }
    return ranked.prefix(PageCharts.mostBars).map(\.element)
  }

  private func rank(_ figure: Figure, _ metric: Metric) -> Int {
    let size = size(figure, metric) ?? Int.max
    return metric.target?.measure == .notMet && size != Int.max ? 0 - size : size
  }

  /// What is drawn: a rate in ten-thousandths, or a count.
  private func size(_ figure: Figure, _ metric: Metric) -> Int? {
    switch metric.target?.measure {
    case .met?: figure.met
    case .notMet?: figure.judged > 0 ? figure.notMet : nil
    case .rate?, nil: figure.level
    }
  }

  private func isShare(_ metric: Metric) -> Bool {
    !metric.isCount && [.rate, nil].contains(metric.target?.measure)
  }

  private func longest(_ groups: [Figure], _ metric: Metric) -> Int {
    isShare(metric) ? 10_000 : max(1, groups.compactMap { size($0, metric) }.max() ?? 1)
  }

  private func bar(_ figure: Figure, _ metric: Metric, longest: Int) -> Page.Bar {
    let isOfWhole = metric.target?.measure == .met
    let state = desk.state(figure, of: metric)
    let isJudged = figure.reached != nil && !isOfWhole
    let name = desk.shown(figure.group)
    return Page.Bar(
      name: name, value: desk.figures.value(figure, of: metric),
      mark: isJudged ? state.mark + " " : "", kind: isJudged ? state.kind : "off",
      hint: "\(name)\(desk.say("：", ": "))\(desk.counts(figure))",
      length: PageCharts.length(of: size(figure, metric) ?? 0, longest: longest),
      targetAt: isShare(metric) ? aim(metric) : nil)
  }

  /// In thousandths of the longest bar.
  static func length(of size: Int, longest: Int) -> Int {
    let share = max(0, min(1, Double(size) / Double(max(1, longest))))
    return Int((share * 1000).rounded())
  }

  private func aim(_ metric: Metric) -> Int? {
    guard let bound = metric.target?.number(in: desk.summary.pipeline), bound > 0, bound <= 1
    else { return nil }
    return min(994, Int((bound * 1000).rounded()))
  }
}
