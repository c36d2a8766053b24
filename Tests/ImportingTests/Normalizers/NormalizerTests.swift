import Spreadsheets
import TestSupport
import Testing

@testable import Importing

/// What every normalizer promises, whatever is in the cell.
struct NormalizerTests {
  static let normalizers: [any Normalizer] = [
    TextNormalizer(placeholders: true), PersonNameNormalizer(), PersonNameNormalizer(plain: true),
    CitizenIDNormalizer(today: .endOf2025), SocialCreditCodeNormalizer(), PhoneNormalizer(),
    DateNormalizer(today: .endOf2025), DateNormalizer(forms: .ymd, today: .endOf2025),
    IntegerNormalizer(units: ["万元", ""]), DecimalNormalizer(), BooleanNormalizer(),
    VocabularyNormalizer(values: [("男", ["M", "1"]), ("女", ["F", "2"])]),
  ]

  @Test(arguments: 0..<20 as Range<UInt64>)
  func survivesAnythingAndLeavesNoTraceOfWhatIsRefused(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let kinds: [Cell.Kind] = [.text, .number, .boolean, .error, .isoDate]
    let categories: [NumberStyle.Category] = [.general, .date, .time, .percent, .text]
    for _ in 0..<500 {
      let text = randomCell(&random)
      let cell = CellContext(
        kind: kinds.randomElement(using: &random) ?? .text,
        style: NumberStyle(
          category: categories.randomElement(using: &random) ?? .general,
          decimals: Int8.random(in: -1...3, using: &random)),
        dateSystem: Bool.random(using: &random) ? .from1900 : .from1904)
      for normalizer in NormalizerTests.normalizers {
        var out: [UInt8] = [1, 2, 3]
        let reading = normalizer.read(text.span, cell: cell, into: &out)
        #expect(out.starts(with: [1, 2, 3]), "seed \(seed)")
        switch reading.value {
        case .text: break
        case .citizenID: #expect(out.count == 21, "seed \(seed)")
        default: #expect(out.count == 3, "\(text) \(normalizer), seed \(seed)")
        }
        #expect(reading.value != .none || reading.fault != nil, "seed \(seed)")
      }
    }
  }

  /// Pieces of everything that a normalizer looks for, in any order, and bytes that are no text.
  private func randomCell(_ random: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      "2023", "1985", "0", "1", "12", "31", "99999999999999999999", ".", "-", "/", ":", "年", "月",
      "日",
      "T", "Z", "+", "E", "'", "(", ")", "十", "二", "〇", "元月", "—", "至今", "星期", "约", "万", "左右", ",",
      "%", "=", "×", "张三", "·", "、", "无", "未", "已", "男", " ", "86", "13800138000",
      "45031119900101001", "X", "51450311MJN000000G",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      if Int.random(in: 0..<20, using: &random) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &random))
      } else {
        bytes += (pieces.randomElement(using: &random) ?? "").utf8
      }
    }
    return bytes
  }
}
