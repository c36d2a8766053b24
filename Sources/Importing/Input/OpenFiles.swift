import Spreadsheets

/// Keeps files open that have more to be read of them.
///
/// A workbook's shared strings are read when it is opened, and its sheets are read one dataset after the
/// other: without this it would be opened anew for each.
final class OpenFiles {
  /// Files that are kept at a time, so that memory stays flat over thousands of them.
  private static let capacity = 8

  private let limits: ReadLimits
  private var files: [String: any SpreadsheetFile] = [:]
  /// How often each file will yet be asked for.
  private var visits: [String: Int] = [:]

  init(limits: ReadLimits) { self.limits = limits }

  /// Says that the file will be asked for once more.
  func expectVisit(to file: InputFile) { visits[file.path, default: 0] += 1 }

  /// Says that one of the visits that were expected will not be made.
  func dropVisit(to file: InputFile) {
    let left = visits[file.path, default: 0] - 1
    visits[file.path] = left > 0 ? left : nil
    if left <= 0 { files[file.path] = nil }
  }

  /// Keeps a file that was opened elsewhere, if there is room and it will be asked for.
  func keep(_ opened: any SpreadsheetFile, of file: InputFile) {
    guard visits[file.path, default: 0] > 0, files.count < OpenFiles.capacity else { return }
    files[file.path] = opened
  }

  /// The file, open; this is one of the visits that were expected.
  func visit(_ file: InputFile) throws(ReadError) -> any SpreadsheetFile {
    let left = visits[file.path, default: 0] - 1
    visits[file.path] = left > 0 ? left : nil
    guard let opened = files[file.path] else {
      let opened = try SpreadsheetOpener.open(path: file.path, name: file.name, limits: limits)
      keep(opened, of: file)
      return opened
    }
    if left <= 0 { files[file.path] = nil }
    return opened
  }
}
