import Definitions
import Importing
import Spreadsheets

/// What `inspect --json` says of a file: for other programs, so its keys are English and do not change.
/// `docs/inspect.schema.json` is its schema.
public struct InspectionJSON {
  private let pipeline: Pipeline?
  private let disclosure: Disclosure
  private let language: Language

  /// - Parameter language: That of messages.
  public init(pipeline: Pipeline?, language: Language, isUnmasked: Bool) {
    self.pipeline = pipeline
    self.language = language
    disclosure = Disclosure(isUnmasked: isUnmasked)
  }

  /// What comes before the first file.
  public var start: String {
    var text = JSONText()
    text.append("{\n  \"pipeline\": ")
    text.append(.init(pipeline?.name))
    text.append(",\n  \"files\": [\n    ")
    return String(decoding: text.bytes, as: UTF8.self)
  }

  public static let separator = ",\n    "
  public static let end = "\n  ]\n}\n"

  public func text(of inspection: Inspection) -> String {
    var text = JSONText()
    text.append(value(of: inspection), indent: 2)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func value(of inspection: Inspection) -> JSONText.Value {
    let facts = inspection.facts
    let sheets = inspection.sheets.prefix(InspectionLimits.sheets).map { sheet in
      SheetInspectionJSON(
        sheet: sheet, pipeline: pipeline, disclosure: disclosure, language: language
      ).value
    }
    return .object([
      ("file", .text(inspection.file.name)), ("size", .integer(facts.size)),
      ("format", .text(facts.format.rawValue)),
      ("promised_format", .init(inspection.promisedFormat?.rawValue)),
      ("encrypted", .bool(facts.isEncrypted)), ("producer", producer(facts.producer)),
      ("encoding", encoding(facts.encoding)), ("dialect", dialect(facts.dialect)),
      ("date_system", dateSystem(inspection.dateSystem)), ("macros", .bool(facts.hasMacros)),
      ("sheet_count", .integer(inspection.sheets.count)), ("sheets", .array(sheets)),
      ("skipped_sheet_count", .integer(facts.otherSheets.count)),
      ("skipped_sheets", .array(facts.otherSheets.first.map(otherSheet))),
      ("error", InspectionJSON.error(inspection.error, language)),
    ])
  }

  private func producer(_ producer: FileFacts.Producer?) -> JSONText.Value {
    guard let producer else { return .null }
    func shown(_ text: String) -> String { disclosure.cut(text, to: InspectionLimits.name) }
    return .object([
      ("application", .text(shown(producer.application))),
      ("version", .init(producer.version.map(shown))),
    ])
  }

  private func encoding(_ encoding: FileFacts.Encoding?) -> JSONText.Value {
    guard let encoding else { return .null }
    return .object([
      ("name", .text(encoding.name)), ("certainty", .text(encoding.certainty.rawValue)),
      ("basis", .text(encoding.basis.rawValue)),
      ("declared", .init(encoding.declared.map { InspectionLimits.cut($0, to: 30) })),
    ])
  }

  private func dialect(_ dialect: FileFacts.Dialect?) -> JSONText.Value {
    guard let dialect else { return .null }
    func sign(_ byte: UInt8) -> JSONText.Value {
      byte == 0 ? .null : .text(String(UnicodeScalar(byte)))
    }
    return .object([
      ("delimiter", sign(dialect.delimiter)), ("quote", sign(dialect.quote)),
      ("escape", sign(dialect.escape)),
      (
        "record_ends",
        .object([
          ("crlf", .integer(dialect.crlf)), ("lf", .integer(dialect.lf)),
          ("cr", .integer(dialect.cr)),
        ])
      ),
      ("separator_line", .bool(dialect.hasSeparatorLine)),
    ])
  }

  private func dateSystem(_ system: DateSystem?) -> JSONText.Value {
    switch system {
    case .from1900: .text("1900")
    case .from1904: .text("1904")
    case nil: .null
    }
  }

  private func otherSheet(_ sheet: FileFacts.OtherSheet) -> JSONText.Value {
    .object([
      ("name", .text(disclosure.cut(sheet.name, to: InspectionLimits.name))),
      ("kind", .text(sheet.kind.rawValue)),
    ])
  }

  static func error(_ error: ReadError?, _ language: Language) -> JSONText.Value {
    guard let error else { return .null }
    return .object([
      ("code", .text(code(of: error.kind))),
      ("message", .text(ReadErrorWords.sentence(error)[language])),
      ("row", .init(error.position.row)),
    ])
  }

  private static func code(of kind: ReadError.Kind) -> String {
    switch kind {
    case .notFound: "not-found"
    case .unreadable: "unreadable"
    case .empty: "empty"
    case .notAFile: "not-a-file"
    case .changed: "changed"
    case .unsupported: "unsupported"
    case .encrypted: "encrypted"
    case .markBeforeBinary: "mark-before-binary"
    case .unrecognized: "unrecognized"
    case .malformed: "malformed"
    case .unterminatedQuote: "unterminated-quote"
    case .undecodable: "undecodable"
    case .sharedStringOutOfRange: "shared-string-out-of-range"
    case .limit: "limit"
    }
  }
}
