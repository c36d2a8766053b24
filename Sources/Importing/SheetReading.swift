import Definitions
import Spreadsheets

/// The sheet at hand: its numbers in the sink, and which of its columns is which field.
struct SheetReading {
  /// What a column is to the dataset.
  enum Role: Sendable {
    case field(Int)
    /// Its cells become records; the index of its text in `unpivotTexts`.
    case unpivot(Int)
    /// It has a heading and no place; a finding says so.
    case unplaced
    /// It has no heading.
    case unheaded
  }

  let source: Int
  let number: Int
  let dateSystem: DateSystem
  let plan: SheetPlan
  /// Whether the sheet has columns that become rows.
  let isWide: Bool
  /// For each field: the column that it is read from, and its heading there.
  private(set) var columnOfField: [Int?]
  private(set) var headingOfField: [String?]
  /// Fields of which the sheet has no column.
  private(set) var absent: [Bool]
  /// What each column that becomes records puts into the dataset's `into`.
  private(set) var unpivotTexts: [[UInt8]] = []
  /// By column, from 0 for none: whether the heading says that the numbers are percentages.
  private var percentColumns: [Bool]
  /// By column, from 0 for none.
  private var roles: [Role]

  /// - Parameter year: The period's; without it, a month alone is no date.
  init(
    source: Int, number: Int, dateSystem: DateSystem, plan: SheetPlan, dataset: Dataset,
    year: String?
  ) {
    self.source = source
    self.number = number
    self.dateSystem = dateSystem
    self.plan = plan
    isWide = plan.isWide
    columnOfField = Array(repeating: nil, count: dataset.fields.count)
    headingOfField = Array(repeating: nil, count: dataset.fields.count)
    absent = Array(repeating: true, count: dataset.fields.count)
    roles = Array(repeating: .unheaded, count: (plan.columns.map(\.column).max() ?? 0) + 1)
    percentColumns = Array(repeating: false, count: roles.count)
    for column in plan.columns {
      percentColumns[column.column] = column.heading.contains { "%％".contains($0) }
      if column.isDuplicate {
        roles[column.column] = .unplaced
      } else if let field = column.field {
        roles[column.column] = .field(field)
        columnOfField[field] = column.column
        headingOfField[field] = column.heading
        absent[field] = false
      } else if let wide = column.unpivot {
        roles[column.column] = .unpivot(unpivotTexts.count)
        unpivotTexts.append(Array(wide.text(year: year).utf8))
      } else {
        roles[column.column] = .unplaced
      }
    }
    guard isWide, let unpivot = dataset.unpivot else { return }
    for index in dataset.fields.indices
    where dataset.fields[index].name == unpivot.into
      || dataset.fields[index].name == unpivot.value
    {
      absent[index] = false
    }
  }

  func role(ofColumn column: Int32) -> Role {
    roles.indices.contains(Int(column)) ? roles[Int(column)] : .unheaded
  }

  func isPercentColumn(_ column: Int32) -> Bool {
    percentColumns.indices.contains(Int(column)) && percentColumns[Int(column)]
  }

  /// What stands over a column, for people.
  func heading(ofColumn column: Int32) -> String? {
    plan.columns.first { $0.column == Int(column) }?.heading
  }
}
