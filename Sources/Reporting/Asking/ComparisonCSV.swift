import Measuring

/// A row for each field that changed, and one for each row that came or went.
struct ComparisonCSV {
  static let header = [
    "dataset", "change", "key", "label", "group_then", "group_now", "field", "before", "after",
    "file_then", "sheet_then", "row_then", "file_now", "sheet_now", "row_now",
  ]

  private let answer: ComparisonAnswer

  init(_ answer: ComparisonAnswer) { self.answer = answer }

  func write(to sink: (String) throws -> Bool) throws {
    var text = CSVText(header: ComparisonCSV.header)
    var isRead = true
    for dataset in answer.listed {
      try answer.comparison.forEachChange(of: dataset) { change in
        guard isRead else { return }
        for cells in cells(change) { text.add([.text(dataset.name)] + cells) }
        guard text.bytes.count >= 1 << 16 else { return }
        isRead = try sink(String(decoding: text.bytes, as: UTF8.self))
        text.removeAll()
      }
    }
    if isRead { _ = try sink(String(decoding: text.bytes, as: UTF8.self)) }
  }

  private func cells(_ change: RowChange) -> [[CSVText.Cell]] {
    let head: [CSVText.Cell] = [
      .text(change.kind.rawValue), .text(answer.key(change)), .init(answer.label(change)),
      .init(answer.group(change.groupThen)), .init(answer.group(change.groupNow)),
    ]
    let places = [change.placeThen, change.placeNow].flatMap { place -> [CSVText.Cell] in
      [.init(place?.file), .init(place?.sheet), .init(place?.row)]
    }
    guard !change.fields.isEmpty else { return [head + [.blank, .blank, .blank] + places] }
    return change.fields.map { field in
      head + [
        .text(field.name), .init(answer.shown(field.before, of: field)),
        .init(answer.shown(field.after, of: field)),
      ] + places
    }
  }
}
