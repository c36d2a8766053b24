import Definitions
import LedgerStore
import Reporting

/// The period is before all dates that a ledger knows.
struct PeriodError: Error {
  var period: Period

  var sentence: LocalizedText {
    LocalizedText(
      "月份 \(period) 太早，最早是 1900-01", "the month \(period) is too early; the first is 1900-01")
  }
}

/// Not one sheet of the input could be read into a dataset.
struct NothingReadError: Error {
  /// What was said of each file and sheet, in the language of the run.
  private var reasons: [(place: String, message: String)] = []

  private static let reasonsShown = 20

  /// - Parameter ledger: Knows what is wrong with the files, and is about to be thrown away.
  init(_ ledger: Ledger, _ pipeline: Pipeline) throws {
    let disclosure = Disclosure(pipeline, isUnmasked: false)
    try ShownFinding.forEach(in: ledger, disclosure: disclosure) { finding in
      guard finding.severity != Severity.info.rawValue, reasons.count < Self.reasonsShown else {
        return
      }
      let file = finding.file ?? ""
      // What is said of a file that cannot be read begins with its name.
      let place = finding.message.hasPrefix(file) ? "" : "\(file), \(finding.sheet ?? "")"
      reasons.append((place.hasSuffix(", ") ? file : place, finding.message))
    }
  }

  var sentence: LocalizedText {
    LocalizedText(
      lines(colon: "：") + "没有一张表能读成台账，可以用 taizhang inspect 细看。原有结果没有改动",
      lines(colon: ": ")
        + "no sheet could be read; taizhang inspect tells more. Earlier outputs were not touched")
  }

  private func lines(colon: String) -> String {
    reasons.map { ($0.place.isEmpty ? "" : $0.place + colon) + $0.message + "\n" }.joined()
  }
}
