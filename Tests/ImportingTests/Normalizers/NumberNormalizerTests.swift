import Spreadsheets
import TestSupport
import Testing

@testable import Importing

struct IntegerNormalizerTests {
  let normalizer = IntegerNormalizer(units: ["万元", "场次"])

  @Test(arguments: [
    ("0", 0 as Int64), ("8", 8), ("1,200", 1_200), ("1,234,567", 1_234_567), ("３００", 300),
    ("300人", 300), ("300㎡", 300), ("300平方米", 300), ("300M2", 300), ("12场次", 12), ("0.03万", 300),
    ("1.5万人", 15_000), ("5万元", 5), ("8.0", 8), ("+8", 8), ("-5", -5), ("−5", -5), ("007", 7),
    ("9223372036854775807", .max), ("¥300元", 300), ("3.00000000000000000000000", 3),
  ])
  func accepts(raw: String, value: Int64) {
    #expect(normalizer.read(raw) == ReadCell(.integer(value)))
  }

  @Test(arguments: [
    ("约300", 300 as Int64), ("300左右", 300), ("300余人", 300), ("300多", 300), ("近300人", 300),
    ("大约1.5万人左右", 15_000), ("300平方米左右", 300), ("3万余人", 30_000),
  ])
  func remarks(raw: String, value: Int64) {
    #expect(normalizer.read(raw) == ReadCell(.integer(value), fault: .numberApproximate))
  }

  @Test(arguments: [
    ("7.5", CellFault.numberForm), ("95%", .numberForm), ("12,00", .numberForm),
    ("1,2000", .numberForm), ("1234,567", .numberForm), ("1E2", .numberForm), ("三百", .numberForm),
    ("300张", .numberForm), ("3-5", .numberForm), ("2023-06-01", .numberForm), ("8.", .numberForm),
    ("人", .numberForm), ("-", .missing), ("—", .missing), ("/", .missing), ("无", .missing),
    ("100+200", .numberExpression), ("=100+200", .numberExpression), ("3×40", .numberExpression),
    ("100+200=300", .numberExpression), ("9223372036854775808", .numberRange),
    ("99999999999999999999999999", .numberRange),
  ])
  func refuses(raw: String, fault: CellFault) {
    #expect(normalizer.read(raw) == .refused(fault))
  }

  @Test(arguments: [
    ("8", 8 as Int64), ("1E2", 100), ("1.2E+3", 1_200), ("7.9999999999999991", 8), ("-3", -3),
  ])
  func acceptsLexemes(lexeme: String, value: Int64) {
    #expect(normalizer.read(lexeme, cell: .number) == ReadCell(.integer(value)))
  }

  @Test(arguments: [
    ("7.5", CellFault.numberForm), ("1E100", .numberRange), ("1E-9", .numberForm),
    ("1E99999999999999999999", .numberRange), ("0x10", .numberForm), ("", .numberForm),
  ])
  func refusesLexemes(lexeme: String, fault: CellFault) {
    #expect(normalizer.read(lexeme, cell: .number) == .refused(fault))
  }

  @Test func refusesDates() {
    #expect(normalizer.read("45078", cell: .dateNumber) == .refused(.numberForm))
    #expect(
      normalizer.read("2023-06-01", cell: CellContext(kind: .isoDate)) == .refused(.numberForm))
  }

  @Test func keepsToItsRange() {
    let normalizer = IntegerNormalizer(minimum: 0, maximum: 100)
    #expect(normalizer.read("100") == ReadCell(.integer(100)))
    #expect(normalizer.read("101") == .refused(.numberRange))
    #expect(normalizer.read("-1") == .refused(.numberRange))
  }
}

struct DecimalNormalizerTests {
  let normalizer = DecimalNormalizer()

  @Test(arguments: [
    ("7.5", 7.5), ("7.5学时", 7.5), ("300㎡", 300), ("300m²", 300), ("1,200.50", 1_200.5),
    ("95%", 0.95), ("12.34%", 0.1234), ("0.03万", 300), ("0.1", 0.1), ("-0.5", -0.5), (".5", 0.5),
    ("0.1000000000000000055511151231257827", 0.1),
    ("123456789012345678901234", 1.2345678901234568e23),
  ])
  func accepts(raw: String, value: Double) {
    #expect(normalizer.read(raw) == ReadCell(.decimal(value)))
  }

  @Test(arguments: [
    ("0.30000000000000004", 0.30000000000000004), ("1E2", 100),
    ("7.9999999999999991", 7.9999999999999991),
    ("4.9406564584124654E-324", Double.leastNonzeroMagnitude),
    ("1.7976931348623157E+308", .greatestFiniteMagnitude),
  ])
  func acceptsLexemes(lexeme: String, value: Double) {
    #expect(normalizer.read(lexeme, cell: .number) == ReadCell(.decimal(value)))
  }

  @Test(arguments: [
    ("1.2.3", CellFault.numberForm), ("宽敞", .numberForm), ("100+200.5", .numberExpression),
    ("无", .missing),
  ])
  func refuses(raw: String, fault: CellFault) {
    #expect(normalizer.read(raw) == .refused(fault))
  }

  @Test func keepsToItsRange() {
    let normalizer = DecimalNormalizer(minimum: 0.5, maximum: 8)
    #expect(normalizer.read("0.5") == ReadCell(.decimal(0.5)))
    #expect(normalizer.read("0.4") == .refused(.numberRange))
    #expect(normalizer.read("1E999", cell: .number) == .refused(.numberRange))
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func roundsAsTheStandardLibrary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let whole = UInt64.random(
        in: 0...(1 << UInt64.random(in: 0...63, using: &random)), using: &random)
      let fraction = UInt64.random(in: 0...999_999_999_999, using: &random)
      let exponent = Int.random(in: -40...40, using: &random)
      let lexeme = "\(whole).\(fraction)E\(exponent)"
      #expect(
        normalizer.read(lexeme, cell: .number) == ReadCell(.decimal(Double(lexeme) ?? .nan)),
        "\(lexeme), seed \(seed)")
    }
  }
}
