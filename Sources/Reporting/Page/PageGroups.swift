import Definitions
import LedgerStore
import Measuring

/// What each town has not reached, and who sent its sheets.
struct PageGroups {
  private let desk: PageDesk
  private let lead: LeadDimension

  init(_ desk: PageDesk, _ lead: LeadDimension) {
    self.desk = desk
    self.lead = lead
  }

  func section(from ledger: Ledger) throws -> Page.Groups {
    let senders = try GroupSenders(ledger, lead, in: desk.summary.pipeline)
    var found = lead.groups.filter { $0 != MetricRunner.unknownGroup }.map { Standing($0) }
    let places = Dictionary(found.enumerated().map { ($1.group, $0) }) { a, _ in a }
    for result in desk.summary.results where result.metric.target?.measure != .met {
      let figures = lead.figures(of: result)
      let lowest = lowest(of: figures)
      for (group, figure) in figures {
        guard let place = places[group], figure.reached != nil else { continue }
        found[place].judged += 1
        guard let shortfall = Shortfall(figure, of: result.metric, in: desk.summary.pipeline)
        else { continue }
        found[place].misses.append(
          (shortfall.share, miss(figure, result, shortfall, isLowest: lowest == figure)))
      }
    }
    let ordered = found.enumerated().sorted { a, b in
      a.element.misses.count != b.element.misses.count
        ? a.element.misses.count > b.element.misses.count : a.offset < b.offset
    }
    let most = 200
    return Page.Groups(
      title: lead.title,
      rows: ordered.prefix(most).enumerated().map { number, standing in
        row(standing.element, number: number + 1, senders)
      },
      restOfGroups: ordered.count > most
        ? desk.rest(in: "metrics.csv")(most, ordered.count) : nil)
  }

  private struct Standing {
    var group: String
    var judged = 0
    var misses: [(share: Double, miss: Page.Miss)] = []
    init(_ group: String) { self.group = group }
  }

  /// The figure of the group that is lowest of all, where one is.
  private func lowest(of figures: [String: Figure]) -> Figure? {
    let known = figures.values.filter {
      $0.rateInTenThousandths != nil && $0.group != MetricRunner.unknownGroup
    }
    guard known.count > 2, let least = known.compactMap(\.rateInTenThousandths).min() else {
      return nil
    }
    let last = known.filter { $0.rateInTenThousandths == least }
    return last.count == 1 ? last.first : nil
  }

  private func miss(
    _ figure: Figure, _ result: MetricResult, _ shortfall: Shortfall, isLowest: Bool
  ) -> Page.Miss {
    let metric = result.metric
    return Page.Miss(
      title: metric.title, value: desk.figures.value(figure, of: metric),
      target: metric.target.map(desk.figures.shown) ?? "",
      wholeValue: desk.figures.value(result.total, of: metric), missing: "\(shortfall.count)",
      list: metric.gapList.isEmpty ? nil : "gaps/\(Reports.fileName(metric.name)).csv",
      isLowest: isLowest)
  }

  private func row(_ standing: Standing, number: Int, _ senders: GroupSenders) -> Page.Group {
    let misses = standing.misses.enumerated().sorted { a, b in
      a.element.share != b.element.share
        ? a.element.share > b.element.share : a.offset < b.offset
    }.map(\.element.miss)
    let contacts = senders.contacts(of: standing.group)
    let most = 100
    return Page.Group(
      anchor: "group-\(number)", name: desk.shown(standing.group), behind: misses.count,
      judged: standing.judged,
      bar: standing.judged > 0 ? misses.count * 1000 / standing.judged : 0,
      worst: Array(misses.prefix(3)),
      more: misses.count > most ? desk.rest(in: "metrics.csv")(most, misses.count) : nil,
      misses: Array(misses.prefix(most)), hasMisses: !misses.isEmpty,
      unfold: desk.say("未达标的 \(misses.count) 项", "the \(misses.count) figures behind"),
      contacts: contacts.map(contact),
      isWithoutContact: contacts.isEmpty,
      errors: contacts.reduce(0) { $0 + $1.errors },
      warnings: contacts.reduce(0) { $0 + $1.warnings },
      summary: sentence(standing, misses, contacts))
  }

  private func contact(_ contact: GroupSenders.Contact) -> Page.Contact {
    let most = 3
    let files = contact.files.prefix(most).map(desk.shown).joined(separator: desk.list)
    let all = contact.files.count
    return Page.Contact(
      name: desk.shown(contact.sender ?? contact.files.first ?? ""),
      files: all > most ? files + desk.say(" 等 \(all) 个文件", " and \(all - most) more") : files)
  }

  private func sentence(
    _ standing: Standing, _ misses: [Page.Miss], _ contacts: [GroupSenders.Contact]
  ) -> String {
    let lowest = misses.filter(\.isLowest).map(\.title)
    var parts = [
      desk.say(
        "\(standing.judged) 项有目标的指标中 \(misses.count) 项未达标",
        "\(misses.count) of \(standing.judged) figures with a target are behind")
    ]
    if !lowest.isEmpty {
      let names = lowest.prefix(5).joined(separator: desk.list)
      parts.append(
        desk.say("最低的 \(lowest.count) 项：\(names)", "lowest of all in \(lowest.count): \(names)")
          + (lowest.count > 5 ? desk.say("等", " …") : ""))
    }
    let errors = contacts.reduce(0) { $0 + $1.errors }
    if errors > 0 {
      parts.append(desk.say("报来的表里有 \(errors) 个错误", "\(errors) errors in the sheets sent in"))
    }
    return parts.joined(separator: desk.say("；", "; ")) + desk.say("。", ".")
  }
}
