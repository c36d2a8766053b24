import Definitions
import Spreadsheets

/// Judges the record at hand: what is missing, what is unreadable, which rules it breaks, and what that
/// does to it.
struct RowJudge {
  /// A fault of the record, in the order in which findings are listed: by field, unreadable or missing
  /// first, then the rules as they stand.
  struct Breach {
    enum Kind {
      case cell(CellFault)
      /// The index of the rule, and what the value was compared with.
      case rule(Int, other: String)
    }
    var field: Int
    var kind: Kind
    var severity: Severity
    var effect: Effect
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
  ///   - absent: Fields of which the sheet has no column; they are missed once, not in each row.
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
            field: field, kind: .cell(fault), severity: style.severity, effect: style.effect))
      }
    }
    for (index, compiled) in rules.enumerated() {
      if let condition = compiled.condition, !condition.holds(record) { continue }
      guard let other = compiled.test.breach(record, field: compiled.field, in: &context) else {
        continue
      }
      if case .presence(let presence) = compiled.test, presence.isPresent, absent[compiled.field] {
        continue
      }
      breaches.append(
        Breach(
          field: compiled.field, kind: .rule(index, other: other), severity: compiled.rule.severity,
          effect: compiled.rule.effect))
    }
    // Cell faults come by field already; rules must be put among them, and the sort must be stable.
    guard breaches.count > 1 else { return }
    let order = breaches.enumerated().sorted {
      ($0.element.field, $0.offset) < ($1.element.field, $1.offset)
    }
    breaches = order.map(\.element)
  }

  private func fault(of record: ParsedRecord, field: Int, isAbsent: Bool) -> CellFault? {
    let value = record.values[field]
    guard value.state == .blank else { return value.fault }
    guard !isAbsent else { return nil }
    switch requirements[field] {
    case .optional: return nil
    case .always: return .missing
    case .when(let condition): return condition.holds(record) ? .missing : nil
    }
  }
}
