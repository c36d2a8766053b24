/// Dates, times and durations as `CanonicalDump` writes them.
enum CanonicalTime {
  /// `2021-03-04`, with a time of day `2021-03-04T05:06:07`; a serial in 0 ..< 1 is a time, `05:06:07`.
  static func text(serial: Double, system: DateSystem) -> String? {
    if (0..<1).contains(serial) { return text(duration: serial) }
    guard let date = SerialDate(serial: serial, system: system) else { return nil }
    let day = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    return date.milliseconds == 0 ? day : "\(day)T\(clock(date.milliseconds))"
  }

  /// `36:30:00`, `-01:00:00`.
  static func text(duration: Double) -> String? {
    guard abs(duration) < 1e9 else { return nil }
    let milliseconds = Int((duration * Double(SerialDate.millisecondsPerDay)).rounded())
    return (milliseconds < 0 ? "-" : "") + clock(abs(milliseconds))
  }

  /// An ISO 8601 text of the file, without the zone UTC and without a midnight.
  static func text(iso: String) -> String {
    var text = Substring(iso)
    if text.hasSuffix("Z") { text.removeLast() }
    let parts = text.split(separator: "T", maxSplits: 1)
    guard parts.count == 2 else { return String(text) }
    return parts[1].allSatisfy { "0:.".contains($0) } ? String(parts[0]) : String(text)
  }

  private static func clock(_ milliseconds: Int) -> String {
    let (seconds, fraction) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    let clock =
      "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    return fraction == 0 ? clock : "\(clock).\(padded(fraction, 3))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
