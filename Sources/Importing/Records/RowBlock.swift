import Spreadsheets

/// Some rows of a sheet, and what each of them is by itself, before it is judged beside the others.
final class RowBlock {
  /// What the reading of rows came to, once there are no more.
  enum End {
    case finished
    case brokenOff(ReadError)
  }

  /// Rows of a block, at most: enough that handing it on costs nothing beside reading it.
  static let mostRows = 512
  /// Cells from which on a block takes no more rows: those of hostile sheets have sixteen thousand each.
  private static let mostCells = 1 << 14
  private static let mostBytes = 1 << 20
  /// Cells and bytes of a row whose storage is kept for the next.
  private static let cellsKept = 1 << 9
  private static let bytesKept = 1 << 14

  private(set) var count = 0
  var rows: [Row] = []
  /// What each row is; `nil` for a record.
  var kinds: [SkippedRow?] = []
  /// Of records, where they were read.
  var looks: [RecordReader.Look] = []
  var records: [ParsedRecord] = []
  /// `nil` where more rows follow.
  private(set) var end: End?

  /// Takes the next rows, in the place of those before.
  func fill(from reader: any RowReader, limit: Int, record: ParsedRecord) {
    var cells = 0
    var bytes = 0
    count = 0
    while count < limit, cells < RowBlock.mostCells, bytes < RowBlock.mostBytes {
      if count == rows.count { grow(record) }
      do throws(ReadError) {
        guard try reader.read(into: &rows[count]) else {
          end = .finished
          return
        }
      } catch {
        end = .brokenOff(error)
        return
      }
      cells += rows[count].cells.count
      bytes += rows[count].byteCount
      count += 1
    }
  }

  private func grow(_ record: ParsedRecord) {
    rows.append(Row())
    kinds.append(nil)
    looks.append(RecordReader.Look())
    records.append(record)
  }

  /// Gives back the storage of unusually long rows.
  func trim() {
    for index in 0..<count
    where rows[index].cells.capacity > RowBlock.cellsKept
      || rows[index].byteCapacity > RowBlock.bytesKept
    {
      rows[index] = Row()
      records[index].dropTexts()
    }
  }
}
