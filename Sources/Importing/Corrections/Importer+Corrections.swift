import Definitions
import Spreadsheets

extension Importer {
  /// Sets aside the sheets that others of the period correct or repeat, and says so.
  ///
  /// - Throws: `CorrectionError` where the pipeline refuses corrections.
  func withoutReplaced(_ sheets: [PlannedSheet]) throws -> [PlannedSheet] {
    let replacements = try Corrections(sheets, keys: { try self.keys(of: sheets[$0]) })
      .replacements()
    guard !replacements.isEmpty else { return sheets }
    let corrected = replacements.filter { $0.reason == .corrected }
    if pipeline.corrections == .refuse, !corrected.isEmpty {
      throw CorrectionError(
        pairs: corrected.map { (place(sheets[$0.old]).file, place(sheets[$0.new]).file) })
    }
    // What replaces may be replaced itself.
    var last: [Int: Int] = [:]
    for replacement in replacements { last[replacement.old] = replacement.new }
    for replacement in replacements {
      var new = replacement.new
      for _ in replacements.indices { new = last[new] ?? new }
      try setAside(sheets[replacement.old], for: sheets[new], replacement.reason)
    }
    // What came back is read in its original's turn: of rows that are there twice the first counts, and
    // which one that is may not hang on the way that a sheet has gone.
    var turns = Array(sheets.indices)
    for replacement in replacements where replacement.reason == .returned {
      guard sheets[replacement.old].mark == nil else { continue }
      turns[replacement.new] = replacement.old
    }
    return sheets.indices.filter { last[$0] == nil }.sorted { turns[$0] < turns[$1] }
      .map { sheets[$0] }
  }

  private func setAside(
    _ old: PlannedSheet, for new: PlannedSheet, _ reason: Corrections.Replacement.Reason
  ) throws {
    let words = SheetFaultWords(file: old.input, source: old.source, language: language)
    let places = SheetPlaceWords(
      words, sheet: old.number, pipeline.datasets[old.plan.dataset])
    switch reason {
    case .corrected: try sink.add(places.replaced(by: place(new)))
    case .repeated: try sink.add(places.repeated(place(new)))
    // Sent back and put right, as it was asked for: nobody has to look at it again.
    case .returned: break
    }
    try sink.replace(sheet: old.number, by: new.number)
    // Its visits are not made any more.
    if references.isSelfReferring(old.plan.dataset) { files.dropVisit(to: old.input) }
    do {
      try skip(
        old.sheet, in: files.visit(old.input), as: .replacedSheet, source: old.source,
        number: old.number, words)
    } catch let error as ReadError {
      unreadable.append(error)
      try sink.add(words.unreadable(error, sheet: old.number, lastRow: nil))
      try finish(old.number, RowAccount())
    }
  }

  private func place(_ sheet: PlannedSheet) -> SheetBodies.Place {
    SheetBodies.Place(file: sheet.input.name, sheet: sheet.sheet.name)
  }

  /// None where the sheet cannot be read, which is said when it is its turn.
  private func keys(of sheet: PlannedSheet) throws -> Set<UInt64> {
    files.expectVisit(to: sheet.input)
    let dataset = pipeline.datasets[sheet.plan.dataset]
    do throws(ReadError) {
      return try SheetKeys.read(sheet, of: dataset, from: files.visit(sheet.input))
    } catch {
      return []
    }
  }
}
