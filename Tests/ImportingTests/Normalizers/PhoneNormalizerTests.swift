import Spreadsheets
import Testing

@testable import Importing

struct PhoneNormalizerTests {
  let normalizer = PhoneNormalizer()

  @Test(arguments: [
    ("13800138000", "13800138000"), ("138-0013-8000", "13800138000"),
    ("138 0013 8000", "13800138000"),
    ("+8613800138000", "13800138000"), ("86-13800138000", "13800138000"),
    ("'13800138000", "13800138000"), ("0771-5550123", "07715550123"), ("0105550123", "0105550123"),
    ("１３８００１３８０００", "13800138000"),
  ])
  func accepts(raw: String, number: String) {
    #expect(normalizer.read(raw) == .text(number))
  }

  @Test(arguments: [
    ("12800138000", CellFault.phoneForm), ("1380013800", .phoneForm), ("138001380001", .phoneForm),
    ("8603800138000", .phoneForm), ("+86138001380001", .phoneForm), ("(0771)5550123", .phoneForm),
    ("13800138000/13900139000", .phoneForm), ("1.38E+10", .phoneForm), ("5550123", .phoneForm),
    ("无", .missing), ("—", .missing), ("-", .missing), ("'", .missing),
  ])
  func refuses(raw: String, fault: CellFault) {
    #expect(normalizer.read(raw) == .refused(fault))
  }

  @Test(arguments: [
    ("13800138000", ReadCell.text("13800138000")), ("1.3800138E10", .text("13800138000")),
    ("13800138000.0", .text("13800138000")), ("1.38E+20", .refused(.phoneForm)),
    ("8613800138000", .text("13800138000")),
  ])
  func readsNumberCells(lexeme: String, expected: ReadCell) {
    #expect(normalizer.read(lexeme, cell: .number) == expected)
  }

  @Test func takesPlaceholdersForFaultsOnRequest() {
    let strict = PhoneNormalizer(placeholders: false)
    #expect(strict.read("无") == .refused(.phoneForm))
    #expect(strict.read("-") == .refused(.missing))  // nothing is left without the hyphens
  }
}
