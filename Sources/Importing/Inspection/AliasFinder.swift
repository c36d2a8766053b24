import Definitions
import Spreadsheets

/// Finds the field that a column without a place was probably meant for: by its heading, or else by what
/// stands in it.
struct AliasFinder {
  /// Fewer values say nothing.
  private static let fewest = 3

  let dataset: Dataset
  let plan: SheetPlan

  /// - Parameter rows: The first rows of the sheet.
  func suggestions(_ rows: [HeadRow]) -> [AliasSuggestion] {
    let placed = Set(plan.columns.compactMap(\.field))
    let below = rows.filter { $0.number > plan.lastHeaderRow }
    return plan.columns.compactMap { column in
      guard column.field == nil, column.unpivot == nil, !column.isDuplicate else { return nil }
      let look = look(ofColumn: column.column, in: below)
      let byValues = look.flatMap { field(of: $0, besides: placed) }
      let byHeading = column.suggestion.flatMap { title in
        dataset.fields.firstIndex { $0.title == title }
      }
      // Ids and telephone numbers are told for certain, and headings resemble each other by chance.
      let isCertain = look == .citizenID || look == .phone
      if let byValues, byHeading == nil || isCertain && byValues != byHeading {
        return AliasSuggestion(column: column, field: byValues, basis: .values, of: dataset)
      }
      return byHeading.map {
        AliasSuggestion(column: column, field: $0, basis: .heading, of: dataset)
      }
    }
  }

  /// What more than half of the filled cells are.
  private func look(ofColumn column: Int, in rows: [HeadRow]) -> CellLook? {
    let texts = rows.compactMap { row in row.cells.first { $0.column == column }?.text }
    guard texts.count >= AliasFinder.fewest else { return nil }
    let looks = texts.compactMap { text -> CellLook? in
      var normal: [UInt8] = []
      NormalForm.append(Array(text.utf8).span, whitespace: .remove, to: &normal)
      return CellLook(normal.span)
    }
    return CellLook.allCases.first { look in looks.count { $0 == look } * 2 > texts.count }
  }

  /// The one field without a column that holds such values. Names and dates are of many kinds, so only
  /// a field that is missed counts there.
  private func field(of look: CellLook, besides placed: Set<Int>) -> Int? {
    let candidates = dataset.fields.indices.filter { index in
      guard !placed.contains(index) else { return false }
      let isMissed = plan.missingFields.contains(index)
      return switch (look, dataset.fields[index].type) {
      case (.citizenID, .citizenID), (.phone, .phone): true
      case (.date, .date), (.words, .personName): isMissed
      default: false
      }
    }
    return candidates.count == 1 ? candidates[0] : nil
  }
}
