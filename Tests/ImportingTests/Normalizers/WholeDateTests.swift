import Spreadsheets
import TestSupport
import Testing

@testable import Importing

struct WholeDateTests {
  let normalizer = DateNormalizer(forms: .ymd, today: .endOf2025)

  @Test(arguments: [
    "2023-06-01", "2023-6-1", "2023/6/1", "2023.06.01", "2023年6月1日", "2023年6月1", "2023-6月1日",
    "20230601",
    "2023-06-01 00:00:00", "2023-6-1 00:00:00", "2023年6月1日00:00:00", "２０２３．６．１",
  ])
  func accepts(raw: String) {
    let day = CalendarDate(20_230_601)
    #expect(
      normalizer.read(raw)
        == ReadCell(.date(DateReading(first: day, last: day, precision: .day))))
  }

  /// What is written as programs write it is read in one go, and as it would be without.
  @Test func readsISODatesAsAnyOthers() {
    var random = SeededGenerator(seed: 7)
    var plain = 0
    for _ in 0..<20_000 {
      let month = random.next() % 14
      let day = random.next() % 33
      var text = Array(
        "\(1_895 + random.next() % 211)-\(month / 10)\(month % 10)-\(day / 10)\(day % 10)".utf8)
      if random.next() & 3 == 0 {
        text[Int(random.next() % 10)] = Array("-/.: a0".utf8).randomElement(using: &random) ?? 0
      }
      guard let reading = WholeDate.readISO(text.span) else { continue }
      plain += 1
      #expect(reading == WholeDate.read(text.span))
    }
    #expect(plain > 1_000)
    #expect(WholeDate.readISO(Array("2023-06-01".utf8).span) != nil)
    for text in ["2023-06-1", "2023-06-011", "2023/06/01", "2023-13-01", "2023-02-29"] {
      #expect(WholeDate.readISO(Array(text.utf8).span) == nil)
    }
  }

  @Test(arguments: [
    ("2023-02-29", CellFault.dateImpossible),
    ("2023.6.31", .dateImpossible),
    ("20231301", .dateImpossible),
    ("1899-12-31", .dateForm),
    ("2101-01-01", .dateForm),
    ("2023-06", .dateForm),
    ("2023-06-01 08:30:00", .dateForm),
    ("2023-06-01T00:00:00", .dateForm),
    ("2023.6.1生", .dateForm),
    ("23-06-01", .dateForm),
    ("45078", .dateForm),
    ("2023年6月1号", .dateForm),
    ("2023-0601", .dateForm),
    ("二〇二三年六月一日", .dateForm),
    ("—", .missing),
  ])
  func refuses(raw: String, fault: CellFault) {
    #expect(normalizer.read(raw) == .refused(fault))
  }

  @Test func readsNumberCells() {
    let day = CalendarDate(20_230_601)
    let expected = ReadCell(.date(DateReading(first: day, last: day, precision: .day)))
    #expect(normalizer.read("20230601", cell: .number) == expected)
    #expect(normalizer.read("45078", cell: .dateNumber) == expected)
    #expect(normalizer.read("45078", cell: .number) == .refused(.dateForm))
    #expect(normalizer.read("202306", cell: .number) == .refused(.dateForm))
    // A serial that happens to look like a year is a day where dates are never years.
    #expect(normalizer.read("2023", cell: .dateNumber).reading.fault == nil)
  }

  /// The scanner and the regular expression that it stands for must agree.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func agreesWithTheExpression(seed: UInt64) throws {
    let expression = try Regex(
      #"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:00:00:00)?"#,
      as: (Substring, Substring, Substring?, Substring?, Substring?, Substring?).self
    ).asciiOnlyDigits()
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "2023", "1899", "2024", "0", "1", "2", "12", "29", "31", "-", "/", ".", "年", "月", "日",
      "00:00:00",
    ]
    let shapes = [[0, 9, 3, 9, 4], [0, 12, 6, 13, 4, 14], [0, 6, 7], [2, 11, 5, 11, 7, 15]]
    for _ in 0..<500 {
      var shape = shapes.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let place = Int.random(in: 0..<shape.count, using: &random)
        let piece = Int.random(in: 0..<pieces.count, using: &random)
        if Bool.random(using: &random) {
          shape[place] = piece
        } else {
          shape.insert(piece, at: place)
        }
      }
      let text = shape.map { pieces[$0] }.joined()
      var expected: CalendarDate?
      if let match = text.wholeMatch(of: expression)?.output {
        let parts = [match.1, match.2 ?? match.4 ?? "", match.3 ?? match.5 ?? ""]
        let numbers = parts.compactMap { Int($0) }
        if numbers.count == 3, (1900...2100).contains(numbers[0]) {
          expected = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
        }
      }
      let reading = WholeDate.read(Array(text.utf8).span)
      if case .date(let date) = reading.value {
        #expect(date.first == expected, "\(text), seed \(seed)")
      } else {
        #expect(expected == nil, "\(text), seed \(seed)")
      }
    }
  }
}
