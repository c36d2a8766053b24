import Definitions
import Foundation
import Importing
import LedgerStore

/// Who gets what back: for each sender its sheets, with what is wrong in them.
struct ReturnPlan {
  struct SheetToReturn {
    /// Its number in the ledger.
    var id: Int
    var name: String
    var headerRow: Int
    /// What it was read as, for people.
    var title: String?
    /// Whether rows of it are wrong, so that they are sent along.
    var isCopied: Bool
  }

  struct FileToReturn {
    var input: InputFile
    var sheets: [SheetToReturn]
  }

  struct Sender {
    var name: String
    /// The name of the workbook in the folder.
    var fileName: String
    var files: [FileToReturn]
    var errors = 0
    var warnings = 0
  }

  /// In the order in which their files were read.
  private(set) var senders: [Sender] = []

  /// - Parameter inputs: The files as they were given to the import.
  init(_ ledger: Ledger, pipeline: Pipeline, inputs: [InputFile]) throws {
    let paths = Dictionary(inputs.map { ($0.name, $0) }) { first, _ in first }
    let sheets = try ReturnPlan.sheets(ledger)
    let sendersOfFiles = Dictionary(grouping: sheets, by: \.file)
      .mapValues { Set($0.compactMap(\.sender)) }
    var places: [String: Int] = [:]
    for sheet in sheets where sheet.errors + sheet.warnings > 0 {
      guard let input = paths[sheet.file], ReturnPlan.isRegularFile(input.path) else { continue }
      // A form of several sheets is often signed on the first alone.
      let others = sendersOfFiles[sheet.file] ?? []
      let name =
        sheet.sender ?? (others.count == 1 ? others.first : nil)
        ?? ReturnPlan.sender(ofFile: sheet.file)
      let place = places[name] ?? senders.count
      if place == senders.count {
        places[name] = place
        senders.append(Sender(name: name, fileName: "", files: []))
      }
      senders[place].errors += sheet.errors
      senders[place].warnings += sheet.warnings
      let entry = SheetToReturn(
        id: sheet.id, name: sheet.name, headerRow: sheet.headerRow,
        title: sheet.dataset.flatMap { pipeline.dataset(named: $0)?.title },
        isCopied: sheet.wrongRows > 0)
      if senders[place].files.last?.input == input {
        senders[place].files[senders[place].files.count - 1].sheets.append(entry)
      } else {
        senders[place].files.append(FileToReturn(input: input, sheets: [entry]))
      }
    }
    senders.removeAll { sender in !sender.files.contains { $0.sheets.contains(where: \.isCopied) } }
    nameFiles()
  }

  private struct FoundSheet {
    var id: Int
    var name: String
    var file: String
    var sender: String?
    var dataset: String?
    var headerRow: Int
    var errors: Int
    var warnings: Int
    /// Findings on rows.
    var wrongRows: Int
  }

  /// The sheets of the period's own input that were read.
  private static func sheets(_ ledger: Ledger) throws -> [FoundSheet] {
    let sql = """
      SELECT t._id, t.name, s.name, t.sender, t.dataset, t.header_row,
        COALESCE(SUM(f.severity = 'error'), 0), COALESCE(SUM(f.severity = 'warning'), 0),
        COALESCE(SUM(f.severity <> 'info' AND f.row IS NOT NULL), 0)
      FROM _sheet t JOIN _source s ON s._id = t.source LEFT JOIN _finding f ON f.sheet = t._id
      WHERE s.period = (SELECT value FROM _ledger WHERE name = 'period') AND t.replaced_by IS NULL
      GROUP BY t._id ORDER BY s._id, t._id
      """
    return try ledger.rows(of: sql).map { row in
      FoundSheet(
        id: row[0].integer ?? 0, name: row[1].text ?? "", file: row[2].text ?? "",
        sender: row[3].text, dataset: row[4].text, headerRow: row[5].integer ?? 0,
        errors: row[6].integer ?? 0, warnings: row[7].integer ?? 0, wrongRows: row[8].integer ?? 0)
    }
  }

  /// The name of the file, but for what it says of versions.
  private static func sender(ofFile file: String) -> String {
    let base = VersionedName(file).base.split(separator: "/").last.map(String.init)
    return base ?? ((file as NSString).lastPathComponent as NSString).deletingPathExtension
  }

  private static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private mutating func nameFiles() {
    var taken: Set<String> = ["readme"]
    for index in senders.indices {
      let plain = Reports.fileName(String(senders[index].name.prefix(60)))
        .drop { $0 == "." || $0.isWhitespace }
      let base = plain.isEmpty ? "sender" : String(plain)
      var name = base
      var number = 1
      while !taken.insert(name.lowercased()).inserted {
        number += 1
        name = "\(base)-\(number)"
      }
      senders[index].fileName = name + ".xlsx"
    }
  }
}
