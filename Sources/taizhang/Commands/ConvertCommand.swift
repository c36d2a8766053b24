import ArgumentParser
import Definitions
import Foundation
import LedgerStore
import Spreadsheets

struct ConvertCommand: ParsableCommand {
  enum Target: String, ExpressibleByArgument, CaseIterable { case csv, jsonl, xlsx }

  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract:
      "把文件里的那张表写成干净的 CSV / Writes the table in a file as clean CSV, without a pipeline.",
    discussion: """
      表名、说明、附注不写，行不会悄悄丢：没有写的行都在 stderr 上说明。
      Titles and notes are left out, and every row left out is named on stderr.

      taizhang convert 名册.xls > 名册.csv
      taizhang convert 名册.csv --to xlsx > 名册.xlsx
      """)

  @Argument(help: "表格文件 / A spreadsheet file.")
  var file: String

  @Option(help: "工作表，默认第一张不空的 / The sheet; default: the first one that is not empty.")
  var sheet: String?

  @Option(
    help: "csv（默认）、jsonl 或 xlsx（全部为文本） / csv (default), jsonl or xlsx (all cells text).")
  var to = Target.csv

  @OptionGroup var words: LanguageOptions

  /// What to call the file in messages.
  private var name: String { file.split(separator: "/").last.map(String.init) ?? file }

  func run() throws {
    try Failure.reporting(in: words.language) {
      var watch = FileWatch()
      watch.begin(path: file, name: name)
      let opened = try SpreadsheetOpener.open(path: file)
      let notes = ConversionNotes(file: name, language: words.language)
      for candidate in try candidates(in: opened, notes) {
        let ranges = try opened.mergedRanges(of: candidate)
        guard var table = try TableFinder.table(in: rows(of: candidate, in: opened, ranges)) else {
          continue
        }
        try HeaderLevels.name(
          &table, ranges: ranges, in: opened.rows(of: candidate))
        try write(table, of: candidate, in: opened, ranges, notes)
        try watch.verify()
        let others = opened.sheets.filter { $0 != candidate }.map(\.name)
        if sheet == nil, !others.isEmpty { notes.sayOtherSheets(others) }
        return
      }
      notes.sayNoTable()
      throw ExitCode(1)
    }
  }

  /// The sheet that was asked for, or the visible ones and then the hidden ones.
  private func candidates(
    in file: any SpreadsheetFile, _ notes: ConversionNotes
  ) throws -> [Sheet] {
    guard let name = sheet else {
      return file.sheets.filter { $0.visibility == .visible }
        + file.sheets.filter { $0.visibility != .visible }
    }
    let named = file.sheets.filter { $0.name == name }
    guard !named.isEmpty else {
      notes.sayNoSheet(name, among: file.sheets)
      throw ExitCode(1)
    }
    return named
  }

  /// The rows of a sheet, with the value of a merged cell in each of its rows.
  private func rows(
    of sheet: Sheet, in file: any SpreadsheetFile, _ ranges: [MergedRange]
  ) throws(ReadError) -> MergeFillingReader {
    MergeFillingReader(
      try file.rows(of: sheet), ranges: ranges,
      position: SourcePosition(
        file: name, sheet: sheet.name.isEmpty ? nil : sheet.name))
  }

  private func write(
    _ table: FoundTable, of sheet: Sheet, in file: any SpreadsheetFile, _ ranges: [MergedRange],
    _ notes: ConversionNotes
  ) throws {
    let reader = TableReader(try rows(of: sheet, in: file, ranges), table: table)
    var fault: Int32 = 0
    let sink: (UnsafeBufferPointer<UInt8>) -> Bool = {
      var rest = $0
      while !rest.isEmpty {
        let written = Foundation.write(STDOUT_FILENO, rest.baseAddress, rest.count)
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else {
          fault = errno
          return false
        }
        rest = UnsafeBufferPointer(rebasing: rest[written...])
      }
      return true
    }
    let count =
      switch to {
      case .csv, .jsonl:
        try TableText.write(
          reader, of: table, as: to == .csv ? .csv : .jsonl, dateSystem: file.dateSystem, to: sink)
      case .xlsx:
        try WorkbookConversion.write(
          reader, of: table, sheet: sheet, dateSystem: file.dateSystem, to: sink)
      }
    // Whoever read the output has gone, which is a normal end.
    if fault == EPIPE { return }
    if fault != 0 { throw ConsoleError(fault: SystemFault(fault)) }
    notes.say(table, sheet: sheet, rows: count, read: reader)
  }
}
