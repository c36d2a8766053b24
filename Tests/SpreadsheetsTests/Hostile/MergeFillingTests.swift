import Testing

@testable import Spreadsheets

/// Merged ranges that no program writes: many, over each other, over nothing.
struct MergeFillingTests {
  private func rows(
    _ cells: [Int: [Int]], _ ranges: [MergedRange]
  ) throws -> [Int: [String]] {
    let body = cells.sorted { $0.key < $1.key }.map { number, columns in
      "<row r=\"\(number)\">"
        + columns.map {
          let place = "\(SourcePosition.letters(ofColumn: $0))\(number)"
          return "<c r=\"\(place)\" t=\"str\"><v>\(place)</v></c>"
        }.joined() + "</row>"
    }.joined()
    let file = try TestWorkbook(rows: body).open()
    let reader = MergeFillingReader(try file.rows(of: file.sheets[0]), ranges: ranges)
    var read: [Int: [String]] = [:]
    var row = Row()
    while try reader.read(into: &row) {
      #expect(row.cells.map(\.column) == row.cells.map(\.column).sorted())
      read[row.number] = row.cells.map {
        "\(SourcePosition.letters(ofColumn: Int($0.column))):\(row.text(of: $0))"
      }
    }
    return read
  }

  @Test func fillsSeveralColumnsBetweenTheCells() throws {
    let read = try rows(
      [1: [1, 2, 3, 5], 2: [2, 4], 3: [4], 4: [1]],
      [
        MergedRange(rows: 1...3, columns: 1...1), MergedRange(rows: 1...2, columns: 3...3),
        MergedRange(rows: 1...9, columns: 5...6),
      ])
    #expect(read[2] == ["A:A1", "B:B2", "C:C1", "D:D2", "E:E1"])
    #expect(read[3] == ["A:A1", "D:D3", "E:E1"])
    #expect(read[4] == ["A:A4", "E:E1"])
  }

  @Test func ofRangesOverEachOtherTheNearestCounts() throws {
    let read = try rows(
      [1: [1], 2: [1, 2], 3: [2], 4: [2], 5: [2]],
      [
        MergedRange(rows: 1...5, columns: 1...1), MergedRange(rows: 2...3, columns: 1...1),
        MergedRange(rows: 2...4, columns: 1...3),
      ])
    #expect(read[3] == ["A:A2", "B:B3"])
    #expect(read[4] == ["A:A2", "B:B4"])
    #expect(read[5] == ["B:B5"])
  }

  /// Quadratic work would take minutes here.
  @Test(.timeLimit(.minutes(1)))
  func manyRangesCostNoMoreThanTheirNumber() throws {
    let cells = Dictionary(uniqueKeysWithValues: (1...3_000).map { ($0, [1, 2]) })
    let ranges = (0..<60_000).map {
      MergedRange(rows: ($0 % 3_000 + 1)...100_000, columns: ($0 % 9 + 1)...($0 % 9 + 2))
    }
    let read = try rows(cells, ranges)
    #expect(read.count == 3_000)
    #expect(read[3_000] == ["A:A3000", "B:B3000"])
  }
}
