import Definitions

/// What is said of a limit that a file passes: what there is too much of, and what to do. The limit's name is
/// that of `ReadLimits` and of `docs/limits.md`.
enum ReadLimitWords {
  static func sentence(_ name: String, _ value: Int) -> LocalizedText {
    let (what, remedy) = words[name] ?? (LocalizedText("文件太大", "it is too large"), .askForExport)
    return LocalizedText(
      "\(what.chinese)，超过上限 \(value)（\(name)），没有读完；\(remedy.words.chinese)",
      "\(what.english); the limit is \(value) (\(name)), and it was not read to its end; "
        + remedy.words.english)
  }

  /// What to do about it.
  private enum Remedy {
    /// The file is not what a spreadsheet program writes.
    case askForExport
    /// There is too much in one sheet, row or cell.
    case split
    /// There is more in it than its table.
    case pasteTable

    var words: LocalizedText {
      switch self {
      case .askForExport:
        LocalizedText(
          "正常的表格不会这样，请对方重新导出，或用 Excel 打开后“另存为”.xlsx",
          "no ordinary spreadsheet is like that; ask for a new export, or save it as .xlsx in Excel"
        )
      case .split:
        LocalizedText("请拆成几个文件再交", "split it into several files")
      case .pasteTable:
        LocalizedText(
          "请把表格部分复制到新工作簿后再交",
          "copy the table into a new workbook and hand that in")
      }
    }
  }

  private static let words: [String: (LocalizedText, Remedy)] = [
    "zipEntries": (
      LocalizedText("压缩包里的文件太多", "there are too many files in the archive"), .askForExport
    ),
    "inflatedBytes": (
      LocalizedText("解压后太大（字节数）", "it is too large once unpacked (bytes)"), .split
    ),
    "compressionRatio": (
      LocalizedText("解压后膨胀的倍数太大，像是压缩炸弹", "it swells too much when unpacked, as zip bombs do"),
      .askForExport
    ),
    "relationships": (
      LocalizedText("部件之间的链接太多", "there are too many links between its parts"), .askForExport
    ),
    "sheets": (LocalizedText("工作表太多", "there are too many sheets"), .split),
    "rows": (LocalizedText("行太多", "there are too many rows"), .split),
    "columns": (LocalizedText("列太多", "there are too many columns"), .pasteTable),
    "cells": (LocalizedText("一张工作表的单元格太多", "there are too many cells in one sheet"), .split),
    "textBytes": (
      LocalizedText("一张工作表的文字太多（字节数）", "there is too much text in one sheet (bytes)"), .split
    ),
    "sharedStrings": (LocalizedText("不同的文字太多", "there are too many different texts"), .split),
    "sharedStringBytes": (
      LocalizedText("全部文字太长（字节数）", "its texts are too long together (bytes)"), .split
    ),
    "styles": (LocalizedText("单元格样式太多", "there are too many cell styles"), .pasteTable),
    "mergedRanges": (LocalizedText("合并单元格太多", "there are too many merged ranges"), .pasteTable),
    "mergedCells": (
      LocalizedText("合并单元格覆盖的格子太多", "the merged ranges cover too many cells"), .pasteTable
    ),
    "cellBytes": (
      LocalizedText("一个单元格的文字太长（字节数）", "the text of one cell is too long (bytes)"), .askForExport
    ),
    "recordBytes": (
      LocalizedText("一行的文字太长（字节数）", "the text of one row is too long (bytes)"), .askForExport
    ),
    "xmlDepth": (LocalizedText("标记嵌套得太深", "its elements are nested too deeply"), .askForExport),
    "xmlTokenBytes": (
      LocalizedText("一个标记太长（字节数）", "one of its tags is too long (bytes)"), .askForExport
    ),
    "xmlAttributes": (
      LocalizedText("一个标记的属性太多", "one of its tags has too many attributes"), .askForExport
    ),
  ]
}
