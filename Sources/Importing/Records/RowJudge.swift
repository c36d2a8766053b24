import Definitions
import Spreadsheets

/// Judges the record at hand: what is missing, what is unreadable, which rules it breaks, and what that
/// does to it.
struct RowJudge {
  /// A fault of the record, in the order in which findings are listed: by field, unreadable or missing
  /// first, then the rules as they stand.
  struct Breach {
    enum Kind: Equatable {
      case cell(CellFault)
      /// The index of the rule, and what the value was compared with.
      case rule(Int, other: String)
    }
    var field: Int
    var kind: Kind
    var severity: Severity
    var effect: Effect
    /// The index of the cell in the row; -1 where there is none.
    var cell: Int32
  }

  private enum Requirement {
    case optional, always
    case when(RowCondition)
  }

  let rules: [CompiledRule]
  let styles: FindingStyles
  private let requirements: [Requirement]

  init(_ dataset: Dataset, pipeline: Pipeline, rules: [CompiledRule], styles: FindingStyles) {
    self.rules = rules
    self.styles = styles
    requirements = dataset.fields.map { field in
      switch field.requirement {
      case .optional: .optional
      case .always: .always
      case .when(let condition): .when(RowCondition(condition, of: dataset, in: pipeline))
      }
    }
  }

  /// - Parameters:
  ///   - absent: Fields of which the sheet has no column; they are missed once, not in each row,
  ///     unless the row is rejected for it.
  ///   - breaches: Emptied, then filled.
  func judge(
    _ record: ParsedRecord, absent: [Bool], context: inout RuleContext,
    into breaches: inout [Breach]
  ) {
    breaches.removeAll(keepingCapacity: true)
    for field in record.values.indices {
      if let fault = fault(of: record, field: field, isAbsent: absent[field]) {
        let style = styles.style(of: fault, field: field)
        breaches.append(
          Breach(
            field: field, kind: .cell(fault), severity: style.severity, effect: style.effect,
            cell: record.values[field].cell))
      }
    }
    // By index: a copy of a rule would touch the counts of a dozen strings, for every row.
    for index in rules.indices {
      if let condition = rules[index].condition, !condition.holds(record) { continue }
      let field = rules[index].field
      guard let other = rules[index].test.breach(record, field: field, in: &context) else {
        continue
      }
      let effect = rules[index].rule.effect
      if case .presence(let presence) = rules[index].test, presence.isPresent, absent[field],
        effect != .reject
      {
        continue
      }
      breaches.append(
        Breach(
          field: field, kind: .rule(index, other: other), severity: rules[index].rule.severity,
          effect: effect, cell: record.values[field].cell))
    }
    // Cell faults come by field already; rules must be put among them, and the sort must be stable.
    guard breaches.count > 1 else { return }
    let order = breaches.enumerated().sorted {
      ($0.element.field, $0.offset) < ($1.element.field, $1.offset)
    }
    breaches = order.map(\.element)
  }

  /// Brings near what judging the records will look up; see `KeyTable.touch`.
  func touch(_ block: RowBlock, in context: RuleContext) -> UInt64 {
    var sum: UInt64 = 0
    for rule in rules.indices where rules[rule].test.looksUp {
      sum ^= rules[rule].test.touch(block.records, 0..<block.count, in: context)
    }
    return sum
  }

  private func fault(of record: ParsedRecord, field: Int, isAbsent: Bool) -> CellFault? {
    let value = record.values[field]
    guard value.state == .blank else { return value.fault }
    switch requirements[field] {
    case .optional: return nil
    case .always:
      if isAbsent { return nil }
    case .when(let condition):
      if isAbsent, styles.style(of: .missing, field: field).effect != .reject { return nil }
      guard condition.holds(record) else { return nil }
    }
    return .missing
  }
}
