import Spreadsheets

extension Row {
  /// A cell as a spreadsheet program shows it: a date as a date and not as its serial, anything else as
  /// the file has it.
  func shownText(of cell: Cell, dateSystem: DateSystem) -> String {
    let text = text(of: cell)
    guard cell.kind == .number, cell.style.category == .date, let serial = Double(text),
      let date = SerialDate(serial: serial, system: dateSystem)
    else { return text }
    guard let day = CalendarDate(year: date.year, month: date.month, day: date.day) else {
      return text
    }
    let shown = PackedDate.text(Int64(day.packed))
    guard date.milliseconds > 0 else { return shown }
    let seconds = date.milliseconds / 1_000
    let parts = [seconds / 3_600, seconds / 60 % 60, seconds % 60]
    return shown + " " + parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
