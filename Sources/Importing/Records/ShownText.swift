import Spreadsheets

/// Cells as a spreadsheet program shows them: a date as a date and not as its serial.
enum ShownText {
  /// The ISO date, with the time where there is one; `nil` for a number that is no date.
  static func date(serial text: String, system: DateSystem) -> String? {
    guard let serial = Double(text), let date = SerialDate(serial: serial, system: system),
      let day = CalendarDate(year: date.year, month: date.month, day: date.day)
    else { return nil }
    let shown = PackedDate.text(Int64(day.packed))
    guard date.milliseconds > 0 else { return shown }
    let seconds = date.milliseconds / 1_000
    let parts = [seconds / 3_600, seconds / 60 % 60, seconds % 60]
    return shown + " " + parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}

extension Row {
  /// A cell as people see it: a date as a date, anything else as the file has it.
  public func shownText(of cell: Cell, dateSystem: DateSystem) -> String {
    let text = text(of: cell)
    guard cell.kind == .number, cell.style.category == .date else { return text }
    return ShownText.date(serial: text, system: dateSystem) ?? text
  }
}
