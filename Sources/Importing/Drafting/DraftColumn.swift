import Definitions
import Spreadsheets

/// What the first values of a column say of its type.
struct DraftColumn {
  enum Guess: Equatable {
    case citizenID, personName, phone, date, integer, decimal, boolean
    case enumeration([String])
    case text

    var typeName: String {
      switch self {
      case .citizenID: "citizen_id"
      case .personName: "person_name"
      case .phone: "phone"
      case .date: "date"
      case .integer: "integer"
      case .decimal: "decimal"
      case .boolean: "boolean"
      case .enumeration: "enumeration"
      case .text: "text"
      }
    }
  }

  /// More different values than these make no list of choices.
  private static let mostChoices = 12
  private static let longestChoice = 36
  private static let fewestValues = 8
  private static let booleans: Set<String> = [
    "是", "否", "有", "无", "√", "×", "Y", "N", "TRUE", "FALSE",
  ]

  let heading: String
  /// Other headings that the column has in other sheets.
  private(set) var aliases: [String] = []
  private(set) var filled = 0
  private var looks = Array(repeating: 0, count: CellLook.allCases.count)
  private var dates = 0
  private var numbers = 0
  private var fractions = 0
  private var truths = 0
  /// Each value once, in the order in which they come, as long as they are few.
  private var choices: [String] = []
  private var hasTooManyChoices = false
  /// The hashes of the values, to see whether they all differ.
  private var seen: Set<String> = []
  private(set) var isUnique = true

  init(heading: String) { self.heading = heading }

  mutating func note(heading other: String) {
    let known = ([heading] + aliases).map { Heading($0).full }
    if !known.contains(Heading(other).full) { aliases.append(other) }
  }

  mutating func note(_ cell: Cell, of row: Row) {
    let isDate = cell.kind == .isoDate || cell.kind == .number && cell.style.category == .date
    var normal: [UInt8] = []
    row.withBytes(of: cell) { NormalForm.append($0, whitespace: .remove, to: &normal) }
    guard !normal.isEmpty else { return }
    filled += 1
    let look = CellLook(normal.span)
    if let look { looks[look.rawValue] += 1 }
    if isDate { dates += 1 }
    let text = String(decoding: normal, as: UTF8.self)
    if !isDate, let number = Double(text), number.isFinite {
      numbers += 1
      if number != number.rounded() { fractions += 1 }
    }
    if Self.booleans.contains(text.uppercased()) { truths += 1 }
    if !seen.insert(text).inserted { isUnique = false }
    guard !hasTooManyChoices, !choices.contains(text) else { return }
    choices.append(text)
    hasTooManyChoices = choices.count > Self.mostChoices || normal.count > Self.longestChoice
  }

  var guess: Guess {
    let plain = Heading(heading).withoutHint
    let isName = plain.hasSuffix("姓名") || ["书记", "联系人", "负责人"].contains(plain)
    guard filled > 0 else { return isName ? .personName : .text }
    if isMost(looks[CellLook.citizenID.rawValue]) { return .citizenID }
    if isMost(looks[CellLook.phone.rawValue]) { return .phone }
    if isMost(looks[CellLook.date.rawValue] + dates) { return .date }
    if isName { return .personName }
    if isMost(truths) { return .boolean }
    if isMost(numbers) { return fractions > 0 ? .decimal : .integer }
    if !hasTooManyChoices, filled >= Self.fewestValues, choices.count * 3 <= filled {
      return .enumeration(choices)
    }
    return .text
  }

  private func isMost(_ count: Int) -> Bool { count * 10 >= filled * 9 }
}
