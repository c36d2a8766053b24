import Definitions
import Foundation
import Importing

/// What the ledger of the period before says of its sheets.
public enum PreviousBodies {
  /// Reads the ledger of the period before, which stands beside the one that is built.
  ///
  /// - Returns: `nil` where there is none.
  /// - Throws: `LedgerError` where there is one that cannot be read.
  public static func read(at place: LedgerPlace, before period: Period) throws -> SheetBodies? {
    guard let previous = period.previous, let path = place.previousPath,
      FileManager.default.fileExists(atPath: path)
    else { return nil }
    var bodies = SheetBodies(previous)
    let sql = """
      SELECT t.body, t.dataset, s.name, t.name FROM _sheet t JOIN _source s ON s._id = t.source
      WHERE t.body IS NOT NULL AND t.period = (SELECT value FROM _ledger WHERE name = 'period')
      ORDER BY t._id
      """
    try Ledger.open(path).forEachRow(of: sql) { row in
      guard case .text(let digest) = row[0], case .text(let dataset) = row[1],
        case .text(let file) = row[2], case .text(let sheet) = row[3]
      else { return }
      bodies.add(
        digest: digest, dataset: dataset, at: SheetBodies.Place(file: file, sheet: sheet))
    }
    return bodies
  }
}
