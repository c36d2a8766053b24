import LedgerStore

/// The figures of a metric as the rows of a scan are added to them.
struct GroupTally {
  let part: MetricScan.Part
  private(set) var total: Figure
  /// For each dimension the figure of each group; `nil` stands for a part of the group that is not known.
  private(set) var groups: [[[String?]: Figure]]
  private let names: [String]

  init(_ part: MetricScan.Part) {
    let metric = part.metric
    self.part = part
    total = Figure(
      dimension: Figure.total, group: MetricRunner.wholeGroup, isCount: metric.isCount)
    groups = Array(repeating: [:], count: metric.dimensions.count)
    names = metric.dimensions.map { $0.joined(separator: "/") }
  }

  /// - Parameter amount: How much the row is of.
  mutating func add(_ row: [Ledger.Value], amount: Int, of scan: MetricScan) {
    let share = Share(
      outcome: row[part.outcome].integer, amount: amount,
      met: part.metric.amount == nil ? nil : row[scan.amount + 1].integer)
    total.add(share)
    for (index, places) in part.places.enumerated() {
      let parts = places.map { row[$0].text.flatMap { GroupTally.isKnown($0) ? $0 : nil } }
      if groups[index][parts]?.add(share) == nil {
        groups[index][parts] = figure(of: parts, names[index], share)
      }
    }
  }

  private func figure(of parts: [String?], _ dimension: String, _ share: Share) -> Figure {
    var figure = Figure(
      dimension: dimension,
      group: parts.map { $0 ?? MetricRunner.unknownGroup }.joined(separator: "/"),
      isCount: part.metric.isCount)
    figure.add(share)
    return figure
  }

  /// A blank says no more than NULL.
  private static func isKnown(_ group: String) -> Bool {
    !group.isEmpty && group != MetricRunner.unknownGroup
  }
}

/// What a row of a scan says of its group.
private struct Share {
  var outcome: Int?
  var amount: Int
  /// How much of the amount is met; `nil` where rows are met or not as a whole.
  var met: Int?
}

extension Figure {
  fileprivate mutating func add(_ share: Share) {
    switch (share.outcome, share.met) {
    case (3, _): excluded.add(share.amount)
    case (0, let part?), (1, let part?):
      met.add(part)
      notMet.add(share.amount)
      notMet.add(0 &- part)
    case (1, nil): met.add(share.amount)
    case (0, nil): notMet.add(share.amount)
    default: unknown.add(share.amount)
    }
  }
}

extension Int {
  fileprivate mutating func add(_ other: Int) { self = addingToTheEnd(other) }
}
