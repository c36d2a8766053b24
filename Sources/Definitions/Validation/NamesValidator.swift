/// Names that become names in SQL are `snake_case` ASCII, and neither SQL's own nor the program's.
struct NamesValidator: Validator {
  func validate(_ pipeline: Pipeline, _ session: LoadingSession) {
    for declaration in pipeline.declarations(session.places) {
      switch declaration.kind {
      // Without spaces they may be anything, which their readers have seen to.
      case .check, .metric, .rule: continue
      default: validate(declaration, session)
      }
    }
  }

  private func validate(_ declaration: Declaration, _ session: LoadingSession) {
    let name = declaration.name
    let label = declaration.kind.label
    if name.hasPrefix("_") {
      session.report(
        "name-reserved", at: declaration.location,
        LocalizedText(
          "\(label.chinese)名“\(name)”不能以下划线开头，这样的名字留给程序自己用",
          "the \(label.english) “\(name)” may not begin with “_”; such names are the program's own"),
        suggestion: Self.mended(name))
    } else if name.hasPrefix("sqlite_"), Self.isInSQL(declaration.kind) {
      session.report(
        "name-reserved", at: declaration.location,
        LocalizedText(
          "\(label.chinese)名“\(name)”不能以 sqlite_ 开头，这样的名字留给数据库自己用",
          "the \(label.english) “\(name)” may not begin with “sqlite_”; such names are the database's own"
        ))
    } else if name.hasPrefix("previous_"), Self.isTable(declaration.kind) {
      session.report(
        "name-reserved", at: declaration.location,
        LocalizedText(
          "\(label.chinese)名“\(name)”不能以 previous_ 开头，这样的名字是上期的表",
          "the \(label.english) “\(name)” may not begin with “previous_”; such names are those of the period before"
        ))
    } else if !Self.isWellFormed(name) {
      session.report(
        "name-form", at: declaration.location,
        LocalizedText(
          "\(label.chinese)名“\(name)”只能用小写字母、数字和下划线，以字母开头",
          "the \(label.english) “\(name)” must be lower-case letters, digits and “_”, a letter first"
        ),
        suggestion: Self.mended(name))
    } else if declaration.kind == .parameter, BuiltInParameters.names.contains(name) {
      session.report(
        "name-reserved", at: declaration.location,
        LocalizedText("参数“\(name)”是内置的，不能再定义", "the parameter “\(name)” is built in"))
    } else if Self.isInSQL(declaration.kind), SQLWords.reserved.contains(name) {
      session.report(
        "name-reserved", at: declaration.location,
        LocalizedText(
          "\(label.chinese)名“\(name)”是 SQL 的保留字，请换一个",
          "“\(name)” is a word of SQL; give the \(label.english) another name"),
        suggestion: "\(name)_")
    }
  }

  private static func isWellFormed(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isASCIILowercase else { return false }
    return name.utf8.allSatisfy {
      $0.isASCIILowercase || $0.isASCIIDigit || $0 == 0x5F
    }
  }

  private static func isInSQL(_ kind: Declaration.Kind) -> Bool {
    switch kind {
    case .dataset, .model, .field: true
    default: false
    }
  }

  private static func isTable(_ kind: Declaration.Kind) -> Bool {
    kind == .dataset || kind == .model
  }

  private static func mended(_ name: String) -> String? {
    let folded = String(name.lowercased().map { $0 == "-" || $0 == " " || $0 == "." ? "_" : $0 })
    let mended = String(folded.drop { $0 == "_" })
    return isWellFormed(mended) ? mended : nil
  }
}
