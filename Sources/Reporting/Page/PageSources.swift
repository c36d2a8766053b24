import Definitions
import LedgerStore
import Measuring

/// The files and sheets behind the figures, with the account of their rows.
struct PageSources {
  private let desk: PageDesk

  init(_ desk: PageDesk) { self.desk = desk }

  func rows(from ledger: Ledger) throws -> Page.Limited<Page.Source> {
    let sources = try SourcesQuestion(ledger).sources().map { source in
      Page.Source(
        file: desk.shown(source.file), sheet: desk.shown(source.sheet ?? ""),
        dataset: source.title ?? source.dataset ?? "—",
        sender: source.sender.map(desk.shown) ?? "", read: count(source.read),
        loaded: count(source.loaded), rejected: count(source.rejected),
        skipped: count(source.skipped), note: note(source))
    }
    return Page.Limited(sources, desk.rest(in: "sources.csv"))
  }

  private func count(_ number: Int?) -> String { number.map { "\($0)" } ?? "—" }

  private func note(_ source: SourcesQuestion.Source) -> String {
    var notes: [String] = []
    if let problem = source.problem { notes.append(desk.shown(problem)) }
    if let other = source.replacedBy.map(desk.shown) {
      notes.append(desk.say("由“\(other)”代替", "replaced by “\(other)”"))
    }
    if source.period != "\(desk.summary.period)" {
      notes.append(desk.say("\(source.period) 的，沿用", "of \(source.period), carried over"))
    }
    return notes.joined(separator: desk.comma)
  }
}
