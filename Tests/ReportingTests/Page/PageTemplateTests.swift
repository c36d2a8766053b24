import Definitions
import LedgerTestSupport
import Measuring
import Testing

@testable import Reporting

/// Mustache leaves out in silence what it does not find.
struct PageTemplateTests {
  @Test(arguments: Language.allCases)
  func eachWordOfTheTemplateIsKnownAndEachKnownWordIsUsed(language: Language) {
    let used = Set(PageTemplate.text.matches(of: /\{\{w\.(\w+)\}\}/).map { String($0.output.1) })
    #expect(used.subtracting(PageWords.all(language).keys).sorted() == [])
    #expect(Set(PageWords.all(language).keys).subtracting(used).sorted() == [])
  }

  @Test func eachNameOfTheTemplateIsOneOfThePage() throws {
    let mini = try MiniLedger()
    let results = try MetricRunner(pipeline: mini.pipeline, period: mini.period)
      .run(on: mini.ledger)
    let summary = try Summary(
      pipeline: mini.pipeline, period: mini.period, results: results, ledger: mini.ledger,
      outputs: [])
    let page = try PageReport(
      summary: summary, disclosure: Disclosure(mini.pipeline, isUnmasked: false),
      language: .chinese
    ).page(from: mini.ledger)
    var known: Set<String> = ["x", "y", "isLast", "label", "lines", "dots"]
    collect(page, into: &known)
    let tags = (PageTemplate.text + PageTemplate.trend).matches(of: /\{\{[#^\/]?([a-zA-Z.]+)\}\}/)
    for tag in tags.map({ $0.output.1 }) where !tag.hasPrefix("w.") {
      for part in tag.split(separator: ".") {
        #expect(known.contains(String(part)), "\(tag)")
      }
    }
  }

  private func collect(_ value: Any, into known: inout Set<String>) {
    for child in Mirror(reflecting: value).children {
      if let label = child.label { known.insert(label) }
      collect(child.value, into: &known)
    }
  }

  @Test func onlyTheProgramsOwnStyleAndScriptStandUnescaped() {
    let raw = PageTemplate.text.matches(of: /\{\{\{(\w+)\}\}\}|\{\{&\s*(\w+)/).map {
      $0.output.1.map(String.init)
    }
    #expect(raw == ["style", "script"])
    #expect(!PageTemplate.trend.contains("{{{"))
    #expect(!PageScript.text.contains("</") && !PageStyle.text.contains("</"))
  }
}
