import Definitions
import Spreadsheets

/// The sheet at hand: its numbers in the sink, and which of its columns is which field.
struct SheetReading {
  var source: Int
  var number: Int
  var dateSystem: DateSystem
  var plan: SheetPlan
  /// For each column, from 0 for none: the field; -1 where it has no place.
  var fieldOfColumn: [Int32] = []
  /// For each column: the `unpivot` column; -1 where it is none.
  var unpivotOfColumn: [Int32] = []
  var columnOfField: [Int?]
  var headingOfField: [String?]
  /// Fields of which the sheet has no column.
  var absent: [Bool]

  init(source: Int, number: Int, dateSystem: DateSystem, plan: SheetPlan, dataset: Dataset) {
    self.source = source
    self.number = number
    self.dateSystem = dateSystem
    self.plan = plan
    columnOfField = Array(repeating: nil, count: dataset.fields.count)
    headingOfField = Array(repeating: nil, count: dataset.fields.count)
    absent = Array(repeating: true, count: dataset.fields.count)
    let width = (plan.columns.map(\.column).max() ?? 0) + 1
    fieldOfColumn = Array(repeating: -1, count: width)
    unpivotOfColumn = Array(repeating: -1, count: width)
    for column in plan.columns where !column.isDuplicate {
      if let field = column.field {
        fieldOfColumn[column.column] = Int32(field)
        columnOfField[field] = column.column
        headingOfField[field] = column.heading
        absent[field] = false
      } else if let unpivot = column.unpivot {
        unpivotOfColumn[column.column] = Int32(unpivot)
      }
    }
    if isWide, let unpivot = dataset.unpivot {
      for index in dataset.fields.indices
      where dataset.fields[index].name == unpivot.into
        || dataset.fields[index].name == unpivot.value
      {
        absent[index] = false
      }
    }
  }

  /// Whether the sheet has columns that become rows.
  var isWide: Bool { plan.columns.contains { $0.unpivot != nil } }

  func field(ofColumn column: Int32) -> Int? {
    guard fieldOfColumn.indices.contains(Int(column)), fieldOfColumn[Int(column)] >= 0 else {
      return nil
    }
    return Int(fieldOfColumn[Int(column)])
  }

  func unpivot(ofColumn column: Int32) -> Int? {
    guard unpivotOfColumn.indices.contains(Int(column)), unpivotOfColumn[Int(column)] >= 0 else {
      return nil
    }
    return Int(unpivotOfColumn[Int(column)])
  }
}
