import Spreadsheets
import TestSupport
import Testing

@testable import Importing

struct CitizenIDNormalizerTests {
  let normalizer = CitizenIDNormalizer(today: .endOf2025)

  @Test(arguments: [
    ("450311199001010017", "450311199001010017", 19_900_101, true),
    ("45031119750601003X", "45031119750601003X", 19_750_601, true),
    ("45031119750601003x", "45031119750601003X", 19_750_601, true),
    ("45031119750601003Ｘ", "45031119750601003X", 19_750_601, true),
    ("45031119750601003×", "45031119750601003X", 19_750_601, true),
    ("'450311199001010017", "450311199001010017", 19_900_101, true),
    ("450311 19900101 0017", "450311199001010017", 19_900_101, true),
    ("４５０３１１１９９００１０１００１７", "450311199001010017", 19_900_101, true),
  ])
  func accepts(raw: String, number: String, birth: Int, isMale: Bool) {
    #expect(
      normalizer.read(raw)
        == ReadCell(.citizenID(birth: CalendarDate(birth), isMale: isMale), text: number))
  }

  @Test(arguments: [
    ("'", CellFault.missing),
    ("无", .missing),
    ("—", .missing),
    ("/", .missing),
    ("同上", .citizenIDForm),
    ("军官证0123", .citizenIDForm),
    ("4.50311E+17", .citizenIDScientific),
    ("4.50311e17", .citizenIDScientific),
    ("4E+17", .citizenIDScientific),
    ("4.E+17", .citizenIDForm),
    ("45.0311E+17", .citizenIDForm),
    ("4.5E+", .citizenIDForm),
    ("45031119900101001", .citizenIDForm),
    ("4503111990010100177", .citizenIDForm),
    ("45031119900101001Y", .citizenIDForm),
    ("4503111990010100X7", .citizenIDForm),
    ("×45031119900101001", .citizenIDForm),
    ("''450311199001010017", .citizenIDForm),
    ("450311196502290025", .citizenIDBirth),  // the check digit is right, 1965 was no leap year
    ("450311189912310011", .citizenIDBirth),
    ("450311202601010011", .citizenIDBirth),
    ("450311199001010018", .citizenIDChecksum),
    ("450311199001010000", .citizenIDChecksum),
  ])
  func refuses(raw: String, fault: CellFault) {
    #expect(normalizer.read(raw) == .refused(fault))
  }

  @Test(arguments: [
    ("450311199001010000", CellFault.citizenIDPrecision),
    ("4503111990010100", .citizenIDPrecision),
    ("4.5031119900101E+17", .citizenIDScientific),
    ("4503111990010101", .citizenIDForm),
    ("1234", .citizenIDForm),
  ])
  func refusesNumberCells(lexeme: String, fault: CellFault) {
    #expect(normalizer.read(lexeme, cell: .number) == .refused(fault))
  }

  @Test func acceptsANumberCellThatKeptAllDigits() {
    // A program, not a person, wrote such a file: the lexeme never went through a Double.
    #expect(normalizer.read("450311199001010017", cell: .number).text == "450311199001010017")
  }

  @Test(arguments: [
    ("450311750601003", "45031119750601003X", 19_750_601, true),
    ("450311900101002", "450311199001010025", 19_900_101, false),
  ])
  func convertsTheOldForm(raw: String, number: String, birth: Int, isMale: Bool) {
    let expected = ReadCell(
      .citizenID(birth: CalendarDate(birth), isMale: isMale), text: number, fault: .citizenIDOldForm
    )
    #expect(normalizer.read(raw) == expected)
    #expect(normalizer.read(raw, cell: .number) == expected)
    let strict = CitizenIDNormalizer(today: .endOf2025, acceptsOldForm: false)
    #expect(strict.read(raw) == .refused(.citizenIDForm))
    #expect(normalizer.read("450311750631003") == .refused(.citizenIDBirth))
  }

  @Test func takesPlaceholdersForFaultsOnRequest() {
    let strict = CitizenIDNormalizer(today: .endOf2025, placeholders: false)
    #expect(strict.read("无") == .refused(.citizenIDForm))
    #expect(strict.read("'") == .refused(.missing))
  }

  /// ISO 7064 MOD 11-2 finds every single wrong digit, as 2^i has an inverse modulo 11.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func acceptsValidNumbersAndFindsEachWrongDigit(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let (number, birth) = CitizenIDNormalizerTests.number(using: &random)
      let isMale = Array(number.utf8)[16] % 2 == 1
      #expect(
        normalizer.read(number)
          == ReadCell(.citizenID(birth: birth, isMale: isMale), text: number), "seed \(seed)")
      for place in 0..<18 {
        var digits = Array(number.utf8)
        let old = digits[place]
        digits[place] = UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &random)
        guard digits[place] != old else { continue }
        let wrong = normalizer.read(String(decoding: digits, as: UTF8.self))
        #expect(
          wrong == .refused(.citizenIDChecksum) || wrong == .refused(.citizenIDBirth),
          "seed \(seed)")
      }
    }
  }

  /// A valid number of the area 4599xx, which is not assigned, by the weights of the standard.
  static func number(using random: inout SeededGenerator) -> (String, CalendarDate) {
    let year = Int.random(in: 1900...2024, using: &random)
    let month = Int.random(in: 1...12, using: &random)
    let day = Int.random(
      in: 1...CalendarDate.days(inMonth: month, of: year), using: &random)
    let birth = year * 10_000 + month * 100 + day
    let area = 459_900 + Int.random(in: 0...99, using: &random)
    let sequence = String(1_000 + Int.random(in: 0...999, using: &random)).dropFirst()
    let digits = "\(area)\(birth)\(sequence)"
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
    return (digits + String(Array("10X98765432")[sum % 11]), CalendarDate(birth))
  }
}
