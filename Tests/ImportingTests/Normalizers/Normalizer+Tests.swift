import Spreadsheets

@testable import Importing

/// What reading a cell gives, with the text that was appended.
struct ReadCell: Equatable {
  var reading: Reading
  var text: String

  init(_ value: Reading.Value, text: String = "", fault: CellFault? = nil) {
    reading = Reading(value, fault: fault)
    self.text = text
  }

  static func refused(_ fault: CellFault) -> ReadCell { ReadCell(.none, fault: fault) }
  static func text(_ text: String, remark: CellFault? = nil) -> ReadCell {
    ReadCell(.text, text: text, fault: remark)
  }
}

extension Normalizer {
  /// Reads a cell as the importer does: first the normal form, then the value. What `out` held
  /// before has to stay.
  func read(_ raw: String, cell: CellContext = CellContext()) -> ReadCell {
    var text: [UInt8] = []
    NormalForm.append(Array(raw.utf8).span, whitespace: .remove, to: &text)
    var out: [UInt8] = Array("之前".utf8)
    let reading = read(text.span, cell: cell, into: &out)
    var result = ReadCell(reading.value, fault: reading.fault)
    result.text = String(decoding: out.dropFirst(6), as: UTF8.self)
    return result
  }
}

extension CellContext {
  static let number = CellContext(kind: .number)
  static let dateNumber = CellContext(kind: .number, style: NumberStyle(category: .date))
}

extension CalendarDate {
  /// A day that a test knows to be one, `20230601`.
  init(_ packed: Int) {
    guard
      let date = CalendarDate(
        year: packed / 10_000, month: packed / 100 % 100, day: packed % 100)
    else { preconditionFailure("\(packed) is no day") }
    self = date
  }

  static let endOf2025 = CalendarDate(20_251_231)
}
