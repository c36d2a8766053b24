import Definitions
import Measuring

/// Figures by town in one table: the colour says how far each is from its target, the number says it again.
struct PageHeat {
  /// More columns than a page is wide.
  private static let mostColumns = 30

  private let desk: PageDesk
  private let lead: LeadDimension

  init(_ desk: PageDesk, _ lead: LeadDimension) {
    self.desk = desk
    self.lead = lead
  }

  var table: Page.Heat {
    let groups = Array(lead.groups.prefix(PageHeat.mostColumns))
    let parts = desk.items.compactMap { item -> Page.HeatPart? in
      let rows = item.results.filter { !lead.figures(of: $0).isEmpty }.map { row($0, groups) }
      return rows.isEmpty ? nil : Page.HeatPart(title: item.title, rows: rows)
    }
    let all = lead.groups.count
    return Page.Heat(
      groupTitles: [desk.say("合计", "all")] + groups.map(desk.shown), parts: parts,
      restOfColumns: all > groups.count
        ? desk.say(
          "共 \(all) 组，这里列出前 \(groups.count) 组，全部在 metrics.csv。",
          "\(all) groups; here are the first \(groups.count), all of them are in metrics.csv.")
        : nil,
      columns: groups.count + 2)
  }

  private func row(_ result: MetricResult, _ groups: [String]) -> Page.HeatRow {
    let figures = lead.figures(of: result)
    return Page.HeatRow(
      title: result.metric.title, target: result.metric.target.map(desk.figures.shown) ?? "",
      cells: [cell(result.total, result.metric)]
        + groups.map { group in
          guard let figure = figures[group] else {
            return Page.HeatCell(text: "", mark: "", kind: "", sortValue: "", hint: "")
          }
          return cell(figure, result.metric)
        })
  }

  private func cell(_ figure: Figure, _ metric: Metric) -> Page.HeatCell {
    let kind = kind(figure, metric)
    return Page.HeatCell(
      text: desk.figures.value(figure, of: metric),
      mark: kind.isEmpty ? "" : kind == "h0" ? "✓ " : "✗ ", kind: kind,
      sortValue: PageNumber.sortable(figure, of: metric),
      hint: "\(desk.shown(figure.group))\(desk.say("：", ": "))\(desk.counts(figure))")
  }

  /// `h0` where the target is reached, `h1` to `h4` the further it is.
  private func kind(_ figure: Figure, _ metric: Metric) -> String {
    // A number that is asked of all together is asked of no town.
    if metric.target?.measure == .met, figure.dimension != Figure.total { return "" }
    guard let reached = figure.reached else { return "" }
    if reached { return "h0" }
    guard let shortfall = Shortfall(figure, of: metric, in: desk.summary.pipeline) else {
      return "h4"
    }
    return switch shortfall.share {
    case ..<0.05: "h1"
    case ..<0.15: "h2"
    case ..<0.4: "h3"
    default: "h4"
    }
  }
}
