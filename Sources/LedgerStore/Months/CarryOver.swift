import Definitions
import GRDB
import Importing

/// What a ledger takes over from the one before: the rows of `events` datasets, each once, with their sheets
/// and files, and the figures of all earlier periods.
///
/// All is done in SQL over the attached ledger; what is in between stands in temporary tables.
struct CarryOver {
  let pipeline: Pipeline
  let language: Language
  let db: Database

  /// - Parameter own: How many files and sheets the period has itself; those taken over are numbered after them.
  /// - Returns: What could not be taken over as it was.
  func run(after own: (sources: Int, sheets: Int), from previous: PreviousLedger) throws
    -> [Finding]
  {
    let events = try pipeline.datasets.filter { $0.kind == .events }.map {
      try CarriedEvents($0, db)
    }.filter(\.isKnown)
    let references = CarriedReferences(pipeline: pipeline, db: db)
    let referred = references.referred(by: events.map(\.dataset))
    // Datasets stand after those that they refer to.
    for dataset in pipeline.datasets {
      let rows = events.first { $0.dataset.name == dataset.name }
      if referred.contains(dataset.name) { try references.map(dataset) }
      try rows?.gather()
      if referred.contains(dataset.name) { try rows?.number() }
    }
    let findings = try events.flatMap { try $0.lostReferences(in: pipeline, language) }
    try CarriedSheets(db: db).take(events, after: own)
    for rows in events { try rows.insert() }
    try takeFigures(of: previous)
    return findings
  }

  private func takeFigures(of previous: PreviousLedger) throws {
    let columns = "metric, dimension, grp, met, not_met, unknown, excluded, reached"
    try db.execute(
      sql: """
        INSERT INTO main._history SELECT * FROM \(PreviousLedger.schema)._history
        ORDER BY rowid
        """)
    try db.execute(
      sql: """
        INSERT INTO main._history (period, \(columns))
        SELECT ?, \(columns) FROM \(PreviousLedger.schema)._metric ORDER BY _id
        """, arguments: ["\(previous.period)"])
  }
}
