import Definitions
import Spreadsheets

/// The columns of a sheet of which totals can be checked.
struct TotalColumns: Sendable {
  struct Column: Sendable {
    var column: Int32
    /// The field that the column is read into; `nil` for one that becomes rows.
    var field: Int?
    var isInteger: Bool
    var form: NumberForm
  }

  /// What stands under these is not summed, whatever stands below.
  private static let unsummed = ["率", "比", "均", "年龄", "党龄", "年限", "任期", "序"]

  let columns: [Column]
  /// The column of names where each row is a person: a total may count them.
  let names: (column: Int32, field: Int)?

  /// - Parameter merged: Columns with cells merged downwards: there one number stands in several rows.
  init(_ plan: SheetPlan, dataset: Dataset, merged: Set<Int>) {
    let value = dataset.unpivot.flatMap { u in
      dataset.fields.firstIndex { $0.name == u.value }
    }
    columns = plan.columns.compactMap { column in
      guard !column.isDuplicate, !merged.contains(column.column),
        !TotalColumns.unsummed.contains(where: { column.heading.contains($0) }),
        let field = column.field ?? (column.unpivot == nil ? nil : value)
      else { return nil }
      let number = Int32(truncatingIfNeeded: column.column)
      return switch dataset.fields[field].type {
      case .integer(let units, _, _):
        Column(column: number, field: column.field, isInteger: true, form: NumberForm(units: units))
      case .decimal(let units, _, _, isShare: false):
        Column(
          column: number, field: column.field, isInteger: false, form: NumberForm(units: units))
      default: nil
      }
    }
    let label = dataset.fields.firstIndex { $0.name == dataset.label }
    let named = plan.columns.first { $0.field != nil && $0.field == label && !$0.isDuplicate }
    if dataset.kind == .snapshot, let named, let label,
      case .personName = dataset.fields[label].type, !merged.contains(named.column)
    {
      names = (Int32(truncatingIfNeeded: named.column), label)
    } else {
      names = nil
    }
  }

  func index(ofColumn column: Int32) -> Int? { columns.firstIndex { $0.column == column } }
}
